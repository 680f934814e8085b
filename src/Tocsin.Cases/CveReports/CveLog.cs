using Tocsin.Cases.CveIds;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.CveReports;

/// <summary>When each ID of the programme moved: the stream of IDs, folded for its instants.</summary>
public sealed class CveLog : IFolded<CveLog>
{
    private readonly List<CveMove> moves = [];
    private readonly Dictionary<CveId, CaseNumber> cases = [];

    /// <summary>In the order in which they happened; the first reservation of an ID counts.</summary>
    public IReadOnlyList<CveMove> Moves => moves;

    /// <summary>The case that each assigned ID went to.</summary>
    public IReadOnlyDictionary<CveId, CaseNumber> Cases => cases;

    public static CveLog Empty(StreamId stream) => new();

    public void Apply(Recorded recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        switch (recorded.Entry)
        {
            case CveIdsAdded added:
                moves.AddRange(added.Ids.Select(id => new CveMove(id, CveMoveKind.Reserved, recorded.At)));
                break;
            case CveIdAssigned assigned:
                cases[assigned.Id] = assigned.Case;
                moves.Add(new(assigned.Id, CveMoveKind.Assigned, recorded.At));
                break;
        }
    }
}
