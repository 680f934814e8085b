using Tocsin.Cases.Access;
using Tocsin.Cases.Maintainers;
using Tocsin.Ledger;
using Tocsin.Standards.Contacts;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>Contacts that are fetched from where a package publishes them: asked, looked at, kept. Whether anything may be asked the operator says.</summary>
public sealed partial class Case
{
    /// <summary>So often addresses may be asked for one case.</summary>
    public const int MostFetches = 50;

    private readonly List<ContactFetch> fetches = [];

    /// <summary>What was asked about a vendor's package, in order.</summary>
    public IReadOnlyList<ContactFetch> FetchesOf(int vendor) => [.. fetches.Where(one => one.Vendor == vendor)];

    /// <summary>Whether somebody would be let ask about a vendor's package now.</summary>
    public Result<Decision> AskForContacts(Viewer.Member by, int vendor, IReadOnlyList<AskedFile> files) =>
        TheVendor(by, vendor)
            .Then(found =>
                fetches.Count >= MostFetches
                    ? CaseProblems.TooManyFetches
                    : (Result<Decision>)
                        Decision.Of(new ContactFilesAsked(found.Number, fetches.Count + 1) { Text = new(files) })
            );

    /// <summary>Keeps what came of what was asked last about a vendor.</summary>
    public Result<Decision> HaveFetched(Viewer.Member by, int fetch, FetchedText files) =>
        fetches.Find(one => one.Number == fetch) is { Files: null } asked
            ? TheVendor(by, asked.Vendor)
                .Map(found => Decision.Of(new ContactFilesFetched(found.Number, fetch) { Text = files }))
            : CaseProblems.NoSuchFetch;

    /// <summary>Takes over the contacts of some files that came back.</summary>
    /// <param name="addresses">Of the files.</param>
    public Result<Decision> KeepFetched(Viewer.Member by, int fetch, IReadOnlyCollection<string> addresses)
    {
        if (fetches.Find(one => one.Number == fetch) is not { Files: { } came } asked)
            return CaseProblems.NoSuchFetch;
        var read = came.Files.Where(file => file.Failure is null).ToList();
        if (addresses.Count == 0 || addresses.Any(one => !read.Exists(file => file.Address == one)))
            return Problem.Faulty([new("addresses", "Choose from the files that were read.")]);
        return TheVendor(by, asked.Vendor)
            .Map(found =>
            {
                var bySource = read.Where(file => addresses.Contains(file.Address, StringComparer.Ordinal))
                    .GroupBy(file => file.Source);
                return Decision.Nothing with
                {
                    Entries =
                    [
                        .. bySource.Select(files => new ContactsRead(found.Number, files.Key, fetch)
                        {
                            Text = new([
                                .. PublishedContact
                                    .Ranked(files.SelectMany(file => file.Contacts))
                                    .Take(ContactReader.Most),
                            ]),
                        }),
                    ],
                };
            });
    }

    private void ApplyToFetches(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case ContactFilesAsked entry:
                fetches.Add(
                    new(entry.Fetch, entry.Vendor, recorded.At, recorded.By, entry.Text?.Files ?? [], null, false)
                );
                break;
            case ContactFilesFetched entry:
                ChangeFetch(entry.Fetch, one => one with { Files = entry.Text });
                break;
            case ContactsRead { Fetch: { } fetch }:
                ChangeFetch(fetch, one => one with { Kept = true });
                break;
        }
    }

    private void ChangeFetch(int number, Func<ContactFetch, ContactFetch> change)
    {
        var at = fetches.FindIndex(one => one.Number == number);
        if (at >= 0)
            fetches[at] = change(fetches[at]);
    }
}
