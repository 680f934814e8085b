using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Proposals;

/// <summary>A proposal as one member sees it. Instants are UTC.</summary>
/// <param name="Kind"><c>join-team</c>, <c>sanction</c>, …</param>
/// <param name="State"><c>consulting</c>, <c>voting</c>, <c>passed</c>, <c>rejected</c>, <c>escalated</c>.</param>
/// <param name="Because">Why it did not pass.</param>
/// <param name="Team">Who decides.</param>
/// <param name="Person">Whom it concerns.</param>
/// <param name="InTeam">The team that is joined or left.</param>
/// <param name="Until">What is proposed to last until then.</param>
/// <param name="Reason">Markdown; null once redacted.</param>
/// <param name="Deadline">Of what runs, or ran last.</param>
/// <param name="Voters">Who may vote; empty without a ballot. <c>reporters</c> have one vote together.</param>
/// <param name="Votes">Who voted what, by voter; null of a secret ballot and without one.</param>
/// <param name="OwnVote">What whoever asks has voted.</param>
/// <param name="Refusal">The code of what stood in the way of carrying it out.</param>
/// <param name="Possible">What whoever asks can do with it now.</param>
/// <param name="Statement">What a threat model is to say; null for what is about none.</param>
public sealed record ProposalResponse(
    string Id,
    string Kind,
    string State,
    string? Because,
    string Team,
    string? Proposer,
    string? Person,
    string? InTeam,
    string? Case,
    DateTimeOffset? Until,
    string? Reason,
    string? Detail,
    DateTimeOffset OpenedAt,
    DateTimeOffset Deadline,
    DateTimeOffset? DecidedAt,
    bool Secret,
    IReadOnlyList<ObjectionResponse> Objections,
    IReadOnlyList<string> Voters,
    IReadOnlyList<string> Voted,
    TallyResponse? Tally,
    IReadOnlyDictionary<string, string>? Votes,
    string? OwnVote,
    bool CarriedOut,
    string? Refusal,
    string? EscalatedTo,
    DateTimeOffset? AnswerBy,
    string? AnsweredBy,
    string? Continues,
    IReadOnlyList<string> Possible,
    ProposedStatement? Statement
)
{
    internal static ProposalResponse Of(Proposal p, PersonId viewer, DateTimeOffset now) =>
        new(
            p.Id.Text,
            Word.Of(p.Subject!.Kind),
            StateOf(p),
            p.Outcome?.Because is { } cause ? Word.Of(cause) : null,
            p.Team.Text,
            p.Proposer?.Text,
            p.Subject.Concerns?.Text,
            p.Subject switch
            {
                ProposalSubject.JoinTeam join => join.Team.Text,
                ProposalSubject.LeaveTeam leave => leave.Team.Text,
                _ => null,
            },
            p.Subject.ConcernsCase,
            p.Subject switch
            {
                ProposalSubject.ExtendEmbargo extension => extension.Until,
                ProposalSubject.Sanction sanction => sanction.Until,
                _ => null,
            },
            p.Text?.Reason,
            p.Text?.Detail,
            p.OpenedAt,
            p.Deadline,
            p.DecidedAt,
            p.Rule.Secret,
            [.. p.Objections.Select(o => new ObjectionResponse(o.By?.Text, o.Reason, o.At))],
            [.. (p.Ballot?.Electorate ?? []).Select(v => v.Text).Order(StringComparer.Ordinal)],
            [.. (p.Ballot?.Voted ?? []).Select(v => v.Text).Order(StringComparer.Ordinal)],
            p.Tally is { } tally ? new(tally.For, tally.Against, tally.Abstained) : null,
            p.Votes?.ToDictionary(v => v.Key.Text, v => Word.Of(v.Value), StringComparer.Ordinal),
            p.OwnVote(Voter.Of(viewer)) is { } own ? Word.Of(own) : null,
            p.CarriedOut is { Refusal: null },
            p.CarriedOut?.Refusal,
            p.Outcome?.To?.Text,
            p.Outcome?.AnswerBy,
            p.AnsweredBy?.Text,
            p.Continues?.Text,
            new ProposalMoves(p, viewer, now).Possible,
            ProposedStatement.Of(p)
        );

    internal static string StateOf(Proposal p) =>
        p.Outcome is { } outcome ? Word.Of(outcome.Kind)
        : p.Ballot is null ? "consulting"
        : "voting";
}

/// <param name="Reason">Markdown; null once redacted.</param>
public sealed record ObjectionResponse(string? By, string? Reason, DateTimeOffset At);

/// <summary>How many voted what.</summary>
public sealed record TallyResponse(int For, int Against, int Abstained);

/// <summary>A statement as it is proposed to be. Where it is to be retired, the proposal's detail says why, and the texts are null.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="After">The newest version that the proposer saw; 0 for a new one.</param>
/// <param name="Kind"><c>trusted</c>, <c>untrusted</c>, <c>out-of-scope</c>; null: it is to be retired.</param>
public sealed record ProposedStatement(
    string Product,
    string? Id,
    int After,
    string? Kind,
    string? Wording,
    string? Rationale,
    IReadOnlyList<string> Examples
)
{
    internal static ProposedStatement? Of(Proposal p) =>
        p.Subject is ProposalSubject.ChangeStatement change
            ? new(
                change.Product.Text,
                change.Id?.Text,
                change.After,
                change.Statement is { } kind ? Word.Of(kind) : null,
                p.Text?.Statement?.Wording,
                p.Text?.Statement?.Rationale,
                p.Text?.Statement?.Examples ?? []
            )
            : null;
}
