using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases.CveIds;

/// <summary>The CVE IDs that the programme may assign, and to which case each went. One ID goes to one case, for good.</summary>
public sealed class CvePool : IFolded<CvePool>
{
    /// <summary>At most so many are taken in at once.</summary>
    public const int MostAtOnce = 1000;

    private readonly SortedDictionary<CveId, CaseNumber?> ids = [];

    /// <summary>All pools are one stream: an ID can then be in it once only.</summary>
    public static StreamId Stream { get; } = new("cve-ids", "local");

    /// <summary>In order of year and number; null is unassigned.</summary>
    public IReadOnlyDictionary<CveId, CaseNumber?> Ids => ids;

    public IEnumerable<CveId> Unassigned => ids.Where(i => i.Value is null).Select(i => i.Key);

    public static CvePool Empty(StreamId stream) => new();

    /// <summary>Takes in IDs that were reserved for the programme; what is known already is harmless.</summary>
    public Result<Decision> Add(IReadOnlyList<CveId> reserved)
    {
        var added = reserved.Where(id => !ids.ContainsKey(id)).Distinct().Order().ToList();
        return added.Count == 0 ? Decision.Nothing : Decision.Of(new CveIdsAdded(added));
    }

    /// <summary>The ID that the next case gets: the lowest unassigned one of the latest year not after <paramref name="year"/>.</summary>
    public Result<CveId> Next(int year)
    {
        var usable = Unassigned.Where(id => id.Year <= year).ToList();
        return usable.Count == 0
            ? Problem.Conflict(
                "cve.pool-empty",
                "No CVE ID is left to assign.",
                "Ask an operator to type in IDs that were reserved for the programme."
            )
            : usable.Where(id => id.Year == usable[^1].Year).Min()!;
    }

    public void Apply(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case CveIdsAdded added:
                foreach (var id in added.Ids)
                    ids.TryAdd(id, null);
                break;
            case CveIdAssigned assigned:
                ids[assigned.Id] = assigned.Case;
                break;
        }
    }
}

/// <summary>An operator typed in IDs that the CVE programme reserved for us.</summary>
public sealed record CveIdsAdded(IReadOnlyList<CveId> Ids) : Entry;

/// <summary>The ID went to a case; written together with the case's own entry.</summary>
public sealed record CveIdAssigned(CveId Id, CaseNumber Case) : Entry;
