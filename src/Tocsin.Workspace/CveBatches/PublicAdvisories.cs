using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Exports;
using Tocsin.Cases.CveBatches;
using Tocsin.Standards.Osv;
using Tocsin.Workspace.CveIds;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.CveBatches;

/// <summary>Looks in what is public for advisories that could be given a CVE ID.</summary>
public sealed class PublicAdvisories(ReadPublished read, CvePoolStore pool, CharterInForce charter)
{
    /// <summary>Those without an ID, in order of their own; of an advisory of a case its case has the say.</summary>
    /// <param name="beginning">What their IDs begin with, capitals apart.</param>
    /// <param name="ecosystem">Of at least one of their packages; null for any.</param>
    /// <param name="words">Stands in their title, capitals apart; null for any.</param>
    public async Task<IReadOnlyList<ProposedAdvisory>> WithoutCve(
        string beginning,
        string? ecosystem,
        string? words,
        CancellationToken cancel
    )
    {
        var own = (await charter.Look(cancel)).Programme.AdvisoryPrefix + "-";
        var known = await pool.Load(cancel);
        List<ProposedAdvisory> found = [];
        await read(
            0,
            PublishedDocument.Advisory,
            document =>
            {
                if (
                    document.Id.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)
                    && !document.Id.StartsWith(own, StringComparison.Ordinal)
                    && known.GivenTo(document.Id) is null
                    && OsvReader.Read(document.Body).TryGet(out var record, out _)
                    && Fits(record, ecosystem, words)
                )
                    found.Add(new(document.Id, document.Revision));
                return default;
            },
            cancel
        );
        return [.. found.OrderBy(a => a.Advisory.Length).ThenBy(a => a.Advisory, StringComparer.Ordinal)];
    }

    private static bool Fits(OsvRecord record, string? ecosystem, string? words) =>
        record.Withdrawn is null
        && CveExport.Ids(record).Count == 0
        && (
            ecosystem is null
            || record.Affected?.Any(a =>
                string.Equals(a.Package?.Ecosystem, ecosystem, StringComparison.OrdinalIgnoreCase)
            ) == true
        )
        && (words is null || record.Summary?.Contains(words, StringComparison.OrdinalIgnoreCase) == true);
}
