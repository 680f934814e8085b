using Tocsin.Cases.Access;
using Tocsin.Cases.Duplicates;
using Tocsin.Cases.Reports;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>What reporters can do beside writing, with their receipt alone: choose credit, withdraw, try the fix.</summary>
public sealed partial class Case
{
    private CreditChosen? credit;

    /// <summary>How the reporter wants to be named in the advisory; null: not at all.</summary>
    public string? Credit => credit is { } chosen ? chosen.Text?.Name : Report?.Credit;

    /// <summary>How everybody who reported it wants to be named in the advisory, the first report first; null for who does not.</summary>
    public IReadOnlyList<string?> CreditWishes => [Credit, .. duplicates.Select(merged => merged.Credit)];

    /// <summary>Whether the reporter took the report back.</summary>
    public bool TakenBack { get; private set; }

    /// <summary>Whether the fix does what it should, as the reporter says; null: they were not asked, or have not answered.</summary>
    public bool? FixWorks { get; private set; }

    /// <summary>Whether the team waits for the reporter's word on the fix.</summary>
    public bool AsksForFixCheck { get; private set; }

    private CreditText? CreditText => Credit is { } name ? new(name) : null;

    /// <summary>Chooses how to be named in the advisory.</summary>
    /// <param name="name">At most <see cref="ReportText.LongestLine"/> UTF-16 units; null: not at all.</param>
    public Result<Decision> ChooseCredit(string? name)
    {
        if (Published is not null || history.Exists(one => one.Entry is OriginalPublished))
            return CaseProblems.CreditIsPublic;
        if (name == Credit && (credit is not null || name is not null))
            return Decision.Nothing;
        CreditText? text = name is null ? null : new(name);
        var chosen = Decision
            .Of(new CreditChosen(name is not null) { Text = text })
            .And(Owner is { } owner ? Notices.ToMember(owner, Number) : Notices.ToTriagers(Number));
        // the advisory that names them is written with the report that came first
        return Original is { } original
            ? chosen.And(original.Stream, new DuplicateCreditChosen(Number, name is not null) { Text = text })
            : chosen;
    }

    /// <summary>Takes the report back. What becomes of it then is for the team: a vulnerability stays one.</summary>
    public Result<Decision> TakeBack(MessageText why, Programme programme, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(programme);
        if (TakenBack)
            return Decision.Nothing;
        if (State is ReportState.Invalid or ReportState.Closed || Published is not null)
            return CaseProblems.NothingToWithdraw;
        var answerBy = programme.AnswerBy(now);
        return Decision.Of(new ReportWithdrawn(answerBy) { Text = why }).And(Notices.AskTriagers(Number));
    }

    /// <summary>Asks the reporter whether the fix works.</summary>
    public Result<Decision> AskToCheckFix(Viewer.Member by, MessageText how)
    {
        if (MayWork(by) is { } refused)
            return refused;
        if (AsksForFixCheck)
            return CaseProblems.FixCheckAsked;
        return Decision.Of(new FixCheckAsked { Text = how }).And(Notices.ToReporter(Number));
    }

    /// <summary>The reporter says whether it does.</summary>
    public Result<Decision> CheckFix(bool works, MessageText? said, Programme programme, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(programme);
        if (!AsksForFixCheck)
            return CaseProblems.FixCheckNotAsked;
        // what does not work asks for an answer
        DateTimeOffset? answerBy = works ? null : programme.AnswerBy(now);
        var notice =
            !works ? Notices.AskTriagers(Number)
            : Owner is { } owner ? Notices.ToMember(owner, Number)
            : Notices.ToTriagers(Number);
        return Decision.Of(new FixChecked(works, answerBy) { Text = said }).And(notice);
    }

    private void ApplyToReporter(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case CreditChosen entry:
                credit = entry;
                break;
            case ReportWithdrawn entry:
                (TakenBack, WaitingFor, AnswerBy) = (true, WaitingFor.Team, Min(AnswerBy, entry.AnswerBy));
                break;
            case FixCheckAsked:
                (AsksForFixCheck, FixWorks) = (true, null);
                break;
            case FixChecked entry:
                (AsksForFixCheck, FixWorks) = (false, entry.Works);
                if (entry.AnswerBy is not null)
                    (WaitingFor, AnswerBy) = (WaitingFor.Team, Min(AnswerBy, entry.AnswerBy));
                break;
        }
    }
}
