using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Exports;
using Tocsin.Standards.Disclosure;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Signing;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>
/// Signs <c>security.txt</c>: at the first start, when what it says or the key has changed, and long before it expires. The rows'
/// key tells what was signed, so that a start which finds its row has nothing to do.
/// </summary>
public sealed partial class RenewSecurityTxt(
    Func<CaseDb> open,
    DueStore due,
    Origins origins,
    Publish publish,
    Signatory signatory,
    SigningKeys keys,
    TimeProvider time,
    ILogger<RenewSecurityTxt> log
) : IHostedService
{
    public const string Kind = "security-txt";

    /// <summary>A sixth of its validity: five more attempts before anybody is told something expired.</summary>
    public static readonly TimeSpan Interval = SecurityTxt.Validity / 6;

    public DueJob Job => new(Kind, LeavesTheHouse: true, Work);

    /// <summary>Sees to it that there is one row, about what is to be said now.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var key = Key();
        await using var db = open();
        await db.Dues.Where(d => d.Kind == Kind && d.Key != key).ExecuteDeleteAsync(cancellationToken);
        if (!await db.Dues.AnyAsync(d => d.Kind == Kind && d.Key == key, cancellationToken))
            await due.Ask(Kind, key, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var signed = await signatory.SecurityTxt(Said(now + SecurityTxt.Validity), now, cancel);
        if (!signed.TryGet(out var documents, out var problem))
        {
            Unsigned(log, problem.Code);
            return now + SignAdvisory.Pause;
        }
        await publish(documents, cancel);
        if (key == Key())
            return now + Interval;
        // The first key was made on the way, or there is a newer one: what was signed is known by that key from now on. It is not
        // signed a second time, since whoever reads it in between would find two.
        await due.Ensure(Kind, Key(), now + Interval, cancel);
        return null;
    }

    private SecurityTxt Said(DateTimeOffset expires) =>
        SecurityTxt.Of(origins.Public, origins.Intake, CsafDirectory.MetadataPath, expires);

    private string Key()
    {
        var said = Said(DateTimeOffset.UnixEpoch).Write() + keys.Current?.Fingerprint;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)).AsSpan(0, 16));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "security.txt is unsigned for now ({Code})")]
    private static partial void Unsigned(ILogger logger, string code);
}
