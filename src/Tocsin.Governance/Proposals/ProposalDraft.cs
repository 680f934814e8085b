using Tocsin.Governance.People;
using Tocsin.Governance.Teams;
using Tocsin.Governance.ThreatModels;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Proposals;

/// <summary>A proposal as somebody wants to open it.</summary>
/// <param name="Rule">How it is to be decided: of the programme's settings, for its kind.</param>
/// <param name="Team">Who is to decide.</param>
/// <param name="Continues">The escalated proposal that this one answers; null for a new matter.</param>
public sealed record ProposalDraft(
    ProposalSubject Subject,
    ProposalText Text,
    DecisionRule Rule,
    TeamId Team,
    Proposal? Continues = null
)
{
    private const int LongestReason = 10_000;
    private const int LongestAddress = 254;
    private const int LongestName = 200;
    private const int LongestWording = 65_536;
    private const int MostExpertDays = 90;
    private const int LongestSlug = 80;

    /// <summary>When the first round is over if it opens now.</summary>
    internal DateTimeOffset Deadline(DateTimeOffset now) =>
        now.AddDays(Rule.Method == DecisionMethod.LazyConsensus ? Rule.LazyDays : Rule.BallotDays);

    /// <summary>The text as it is kept: trimmed, and nothing in it that the kind has no use for.</summary>
    internal ProposalText Check(TeamChart chart, DateTimeOffset now, FaultCollector faults)
    {
        DecisionRules.Check(Subject.Kind, Rule, "rule.", faults);
        if (chart.Find(Team) is null)
            faults.Add("team", "There is no such team.");
        CheckSubject(chart, faults);
        if (!faults.Stops)
            CheckInstants(now, faults);
        var detail = Subject switch
        {
            ProposalSubject.InviteExpert => faults.Required("detail", Text.Detail, LongestAddress),
            ProposalSubject.AcceptPartner => faults.Required("detail", Text.Detail, LongestName),
            ProposalSubject.ChangePolicy => faults.Required("detail", Text.Detail, LongestWording),
            ProposalSubject.ChangeStatement { Statement: null } => faults.Required(
                "detail",
                Text.Detail,
                StatementText.LongestRationale
            ),
            _ => null,
        };
        var statement = Subject is ProposalSubject.ChangeStatement { Statement: not null }
            ? StatementText.Check(
                Text.Statement?.Wording,
                Text.Statement?.Rationale,
                Text.Statement?.Examples,
                "statement.",
                faults
            )
            : null;
        return new(faults.Required("reason", Text.Reason, LongestReason), detail, Statement: statement);
    }

    private void CheckSubject(TeamChart chart, FaultCollector faults)
    {
        switch (Subject)
        {
            case ProposalSubject.JoinTeam subject when chart.Find(subject.Team) is null:
                faults.Add("subject.team", "There is no such team.");
                break;
            case ProposalSubject.InviteExpert { Days: < 1 or > MostExpertDays }:
                faults.Add("subject.days", $"An expert is invited for 1 to {MostExpertDays} days.");
                break;
            case ProposalSubject.ChangePolicy subject when !IsSlug(subject.Name):
                faults.Add("subject.name", "Name the policy by lower-case words joined by hyphens.");
                break;
            case ProposalSubject.ChangeStatement { Number: null, Statement: null }:
                faults.Add("subject.statement", "Say which statement is to be retired.");
                break;
            case ProposalSubject.Sanction { Until: not null, Measure: not SanctionMeasure.Suspension }:
                faults.Add("subject.until", "Only a suspension has an end.");
                break;
        }
        if (Subject.ConcernsCase is { } number && !IsNumber(number))
            faults.Add("subject.case", "This is not the number of a case.");
    }

    private void CheckInstants(DateTimeOffset now, FaultCollector faults)
    {
        var until = Subject switch
        {
            ProposalSubject.ExtendEmbargo subject => subject.Until,
            ProposalSubject.Sanction subject => subject.Until,
            _ => null,
        };
        if (until <= Deadline(now))
            faults.Add("subject.until", "It would be over before this is decided.");
    }

    // facts are nothing that a person wrote: hence no prose where a name or a number is meant
    private static bool IsSlug(string text) =>
        text.Length is > 0 and <= LongestSlug
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsNumber(string text) =>
        text.Length is > 0 and <= 20 && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-');
}
