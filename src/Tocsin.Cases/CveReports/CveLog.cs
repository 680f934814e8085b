using Tocsin.Cases.CveIds;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.CveReports;

/// <summary>When each ID of the programme moved: the stream of IDs, folded for its instants.</summary>
public sealed class CveLog : IFolded<CveLog>
{
    private readonly List<CveMilestone> moves = [];
    private readonly Dictionary<CveId, CaseNumber> cases = [];

    /// <summary>In the order in which they happened; the first reservation of an ID counts.</summary>
    public IReadOnlyList<CveMilestone> Moves => moves;

    /// <summary>The case that each assigned ID went to, but for those whose records the stream itself follows.</summary>
    public IReadOnlyDictionary<CveId, CaseNumber> Cases => cases;

    public static CveLog Empty(StreamId stream) => new();

    public void Apply(Recorded recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        switch (recorded.Entry)
        {
            case CveIdsAdded added:
                moves.AddRange(added.Ids.Select(id => new CveMilestone(id, CveMilestoneKind.Reserved, recorded.At)));
                break;
            case CveIdsReserved reserved:
                moves.AddRange(reserved.Ids.Select(id => new CveMilestone(id, CveMilestoneKind.Reserved, recorded.At)));
                break;
            case CveIdDisclosed disclosed:
                cases.Remove(disclosed.Id);
                break;
            case CveIdPublished published:
                moves.Add(new(published.Id, CveMilestoneKind.Published, recorded.At));
                break;
            case CveIdRejected rejected:
                moves.Add(new(rejected.Id, CveMilestoneKind.Rejected, recorded.At));
                break;
            case CveIdRestored restored:
                moves.RemoveAll(move => move.Id == restored.Id && move.Kind == CveMilestoneKind.Rejected);
                break;
            case CveIdGiven given:
                moves.Add(new(given.Id, CveMilestoneKind.Assigned, recorded.At));
                break;
            case CveIdAssigned assigned:
                cases[assigned.Id] = assigned.Case;
                moves.Add(new(assigned.Id, CveMilestoneKind.Assigned, recorded.At));
                break;
        }
    }
}
