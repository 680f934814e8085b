using Tocsin.Cases.Access;
using Tocsin.Cases.Counting;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.CveRules;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>How many CVE IDs it takes: asked before one is assigned, and again when somebody wants several.</summary>
public sealed partial class Case
{
    /// <summary>The last count; null before the first.</summary>
    public CveCounted? Counted { get; private set; }

    /// <summary>Keeps what the answers came to, and why; a later count stands beside it and counts.</summary>
    /// <param name="decided">Merge or split where the rules leave it open; else null.</param>
    public Result<Decision> Count(
        Viewer.Member by,
        IReadOnlyList<CountingAnswer> answers,
        CountingVerdict? decided,
        ReasonText reason
    )
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (MayWork(by) is { } refused)
            return refused;
        var followed = CountingWalk.Follow(key => answers.FirstOrDefault(a => a.Question == key)?.Choice);
        if (!followed.TryGet(out var walk, out var faulty))
            return faulty;
        if (walk.Outcome is not { } outcome)
            return Problem.Faulty([new(walk.Next!.Key, "Answer this too: it is not decided yet.")]);
        if (outcome.Verdict == CountingVerdict.Judge)
        {
            if (decided is not (CountingVerdict.Merge or CountingVerdict.Split))
                return Problem.Faulty([new("decided", "The rules leave this to you: one ID, or one each?")]);
        }
        else if (decided is not null && decided != outcome.Verdict)
        {
            return Problem.Faulty([new("decided", "The rules say otherwise; go through the questions again.")]);
        }
        return Decision.Of(
            new CveCounted(walk.Answers, decided ?? outcome.Verdict, CveRuleTable.Edition) { Text = reason }
        );
    }
}
