using System.Text;
using Tocsin.Cases.Maintainers;
using Tocsin.Standards.Contacts;
using Tocsin.Standards.Problems;
using Tocsin.Web.Outbound;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// Asks for what packages publish: over https, without cookies and without a name, at public addresses alone (but for a registry that the
/// operator has set). Of the case nothing but these addresses leaves the house.
/// </summary>
public sealed class PublishedFiles : IDisposable
{
    /// <summary>So many addresses are asked within an hour, of all cases together.</summary>
    public const int MostAnHour = 120;

    private static readonly UTF8Encoding text = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ContactFetching on;
    private readonly Fetch strangers;
    private readonly Fetch registry;
    private readonly RateLimit asked;

    public PublishedFiles(ContactFetching on, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(on);
        this.on = on;
        strangers = new(on.Connect(AddressRule.Internet), TimeProvider.System, says: false);
        registry = new(
            on.Connect(on.Registry is null ? AddressRule.Internet : AddressRule.Anywhere),
            TimeProvider.System,
            says: false
        );
        asked = new(MostAnHour, IntakeLimits.Hour, time);
    }

    private static Problem TooMany { get; } =
        new(
            "contacts.too-many",
            429,
            $"More than {MostAnHour} addresses are not asked within an hour.",
            "Ask again later, or paste the file."
        );

    /// <summary>Before anything is asked: null, or why it is not.</summary>
    public Problem? Take(int addresses)
    {
        for (var i = 0; i < addresses; i++)
        {
            if (!asked.Take(""))
                return TooMany;
        }
        return null;
    }

    /// <summary>Asks all of them at once; each that fails says why.</summary>
    /// <param name="now">By which a file has expired or not.</param>
    public async Task<FetchedText> Ask(IReadOnlyList<AskedFile> files, DateTimeOffset now, CancellationToken cancel)
    {
        var came = await Task.WhenAll(files.Select(file => One(file, now, cancel)));
        var named = came.Where(one => one.Manifest is not null)
            .Select(one => ContactPlaces.Named(one.Manifest!))
            .FirstOrDefault();
        return new([.. came.Select(one => one.File)], named.Repository, named.Homepage);
    }

    public void Dispose()
    {
        strangers.Dispose();
        registry.Dispose();
    }

    private async Task<(FetchedFile File, string? Manifest)> One(
        AskedFile file,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        using var body = new MemoryStream();
        var address = new Uri(file.Address);
        var by =
            file.Source == ContactSource.PackageJson && address.Authority == on.Asked.Authority ? registry : strangers;
        var fetched = await by.Get(address, null, () => body, ContactReader.MostBytes, on.Patience, cancel);
        if (fetched.Problem is { } refused)
            return (Failed(file, refused.Title), null);
        string content;
        try
        {
            content = text.GetString(body.ToArray());
        }
        catch (DecoderFallbackException)
        {
            return (Failed(file, "This is no text."), null);
        }
        return ContactReader.Read(file.Source, content, now).TryGet(out var contacts, out var unread)
            ? (
                new(file.Source, file.Address, null, contacts),
                file.Source == ContactSource.PackageJson ? content : null
            )
            : (Failed(file, string.Join(' ', unread.Faults.Select(fault => fault.Message))), null);
    }

    private static FetchedFile Failed(AskedFile file, string why) => new(file.Source, file.Address, why, []);
}
