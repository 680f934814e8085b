using Tocsin.Cases.Access;
using Tocsin.Cases.Handling;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Links;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>How far what is shared may go, and which cases belong together.</summary>
public sealed partial class Case
{
    /// <summary>The most cases that one is linked with.</summary>
    public const int MostLinks = 50;

    private readonly List<CaseNumber> links = [];
    private Tlp? marked;

    /// <summary>The mark on everything that is shared: what was chosen, else as strict as a secret needs.</summary>
    public Tlp Tlp => marked ?? (world.Contains(States.CaseEvent.Public) ? Tlp.Clear : Tlp.AmberStrict);

    /// <summary>Cases of the same flaw.</summary>
    public IReadOnlyList<CaseNumber> Links => links;

    public Result<Decision> Mark(Viewer.Member by, Tlp tlp)
    {
        if (MayJudge(by) is { } refused)
            return refused;
        if (tlp == Tlp.Clear && !world.Contains(States.CaseEvent.Public))
            return CaseProblems.NotClearYet;
        return Tlp == tlp ? Decision.Nothing : Decision.Of(new HandlingMarked(tlp));
    }

    /// <summary>Links two cases, in both. That the member may read the other is for the caller to have made sure of.</summary>
    public Result<Decision> Link(Viewer.Member by, CaseNumber other)
    {
        if (MayJudge(by) is { } refused)
            return refused;
        if (other == Number)
            return Problem.Faulty([new("other", "This is the case itself; name another.")]);
        if (links.Contains(other))
            return Decision.Nothing;
        return links.Count >= MostLinks
            ? CaseProblems.TooManyLinks
            : Decision.Of(new CaseLinked(other)).And(other.Stream, new CaseLinked(Number));
    }

    public Result<Decision> Unlink(Viewer.Member by, CaseNumber other)
    {
        if (MayJudge(by) is { } refused)
            return refused;
        return links.Contains(other)
            ? Decision.Of(new CaseUnlinked(other)).And(other.Stream, new CaseUnlinked(Number))
            : Decision.Nothing;
    }

    private void ApplyToSharing(Entry entry)
    {
        switch (entry)
        {
            case HandlingMarked { Tlp: var tlp }:
                marked = tlp;
                break;
            case CaseLinked { Other: var other } when !links.Contains(other):
                links.Add(other);
                break;
            case CaseUnlinked { Other: var other }:
                links.Remove(other);
                break;
        }
    }
}
