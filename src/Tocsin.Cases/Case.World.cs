using Tocsin.Cases.Access;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.States;
using Tocsin.Cases.Vendors;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>What happened outside: it is public, a way to exploit it is, somebody was seen using it.</summary>
public sealed partial class Case
{
    private readonly SortedSet<CaseEvent> world = [];

    /// <summary>Of P, X and A those that have happened.</summary>
    public IReadOnlyCollection<CaseEvent> World => world;

    /// <summary>Whether strangers can read it or have a way to exploit it: then there is nothing to keep silent about.</summary>
    public bool IsInTheOpen => world.Contains(CaseEvent.Public) || world.Contains(CaseEvent.ExploitPublic);

    /// <summary>
    /// Records it, with everything that follows at once: what is exploited in public is public; what is public every vendor knows,
    /// and no embargo is kept. Attacks end none by themselves: they ask.
    /// </summary>
    public Result<Decision> NoteWorld(Viewer.Member by, CaseEvent what, Evidence where)
    {
        if (MayJudge(by) is { } refused)
            return refused;
        if (what < CaseEvent.Public)
            return Problem.Faulty([new("what", "Choose public, exploit-public or attacks-observed.")]);
        if (world.Contains(what))
            return Decision.Nothing;
        List<Entry> entries = [new WorldMoved(what) { Text = where }];
        if (what == CaseEvent.ExploitPublic && !world.Contains(CaseEvent.Public))
            entries.Add(new WorldMoved(CaseEvent.Public));
        if (what != CaseEvent.AttacksObserved)
        {
            entries.AddRange(
                vendors.Where(v => !v.IsTold).Select(v => new VendorMoved(v.Number, CaseEvent.VendorAware))
            );
            if (Embargo == EmbargoState.Proposed || Embargo.InForce())
                entries.Add(new EmbargoEnded(EmbargoEnd.Public));
        }
        return Decision.Of(entries).And(Notices.ToReporter(Number)).And(Notices.AskTriagers(Number));
    }

    private void Apply(WorldMoved entry)
    {
        world.Add(entry.What);
        if (entry.What == CaseEvent.AttacksObserved)
            AttacksAskForEnd = Embargo == EmbargoState.Proposed || Embargo.InForce();
    }

    // our own publication is what makes it public
    private void BecomePublic(DateTimeOffset at)
    {
        world.Add(CaseEvent.Public);
        for (var i = 0; i < vendors.Count; i++)
        {
            if (!vendors[i].IsTold)
                vendors[i] = After(vendors[i], CaseEvent.VendorAware, at);
        }
    }
}
