using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Standards.CveRecords;

/// <summary>The <c>versions</c> of a product (CVE Record Format 5, "product") as OSV's ranges and listed versions.</summary>
internal sealed class CveVersions
{
    private readonly List<OsvRange> ranges = [];
    private readonly List<string> versions = [];

    public IReadOnlyList<OsvRange>? Ranges => ranges.Count == 0 ? null : ranges;

    public IReadOnlyList<string>? Versions => versions.Count == 0 ? null : versions;

    /// <summary>What the product says, or faults for what OSV cannot say.</summary>
    /// <param name="scheme">Null where nobody knows how its versions are ordered.</param>
    public static CveVersions Read(OsvElement product, VersionScheme? scheme, string ecosystem)
    {
        var read = new CveVersions();
        var entries = product.Each("versions", CveVersion.Read) ?? [];
        var byDefault = product.Text("defaultStatus") == "affected";
        var commits = entries.Where(e => e.IsCommit).ToList();
        var others = entries.Where(e => !e.IsCommit).ToList();
        read.Commits(product, commits);
        // Versions and commits are two ways to say the same: a default beside commits alone is about commits.
        if (others.Count == 0 && commits.Count > 0)
            return read;
        if (scheme is not null)
            read.InOrder(product, others, scheme, byDefault, VersionScheme.For(ecosystem) is null);
        else
            read.AsWritten(product, others, byDefault);
        return read;
    }

    private void InOrder(
        OsvElement product,
        List<CveVersion> entries,
        VersionScheme scheme,
        bool byDefault,
        bool singlesAsWritten
    )
    {
        var statuses = new CveStatuses();
        for (var i = 0; i < entries.Count; i++)
        {
            // What the scheme does not know matches itself, and so does what is listed beside it.
            // Such an ecosystem's listed versions match as they are written, whatever its ranges are.
            var isText = singlesAsWritten && entries[i] is { IsRange: false, Version: not "*" };
            if ((isText || !entries[i].AddTo(statuses, i, scheme)) && entries[i].Affected)
                versions.Add(entries[i].Version);
        }
        if (!OsvIntervals.TryWrite(statuses.Affected(byDefault), scheme, ranges, versions))
            product.Fault("versions", $"These begin after a version, and {scheme} cannot name the next one.");
    }

    // Without an order an entry is what it says, and nothing can be taken off another.
    private void AsWritten(OsvElement product, List<CveVersion> entries, bool byDefault)
    {
        if (byDefault && entries.Exists(e => !e.Affected || e.Changes.Count > 0))
            product.Fault(
                "defaultStatus",
                "All but some are affected, and nobody knows how these versions are ordered."
            );
        else if (byDefault)
            ranges.Add(new() { Type = "ECOSYSTEM", Events = [new() { Introduced = "0" }] });
        else
        {
            foreach (var entry in entries)
                entry.WriteTo(ranges, versions);
        }
    }

    private void Commits(OsvElement product, List<CveVersion> entries)
    {
        var repository = product.Text("repo")?.Trim();
        foreach (var entry in entries.Where(e => e.Affected))
        {
            if (string.IsNullOrEmpty(repository))
                versions.Add(entry.Version);
            else
                ranges.Add(
                    new()
                    {
                        Type = "GIT",
                        Repo = repository,
                        Events = entry.Events(),
                    }
                );
        }
    }
}
