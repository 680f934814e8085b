using Tocsin.Governance.ThreatModels;

namespace Tocsin.Workspace.Challenges;

/// <summary>A challenge as the team sees it. Instants are UTC; texts are Markdown, null where they were destroyed or never were.</summary>
/// <param name="Statement"><c>TM-node-js-3</c>, as it was typed: it may not exist.</param>
/// <param name="Contact">Where an answer is sent; null: none is wanted.</param>
/// <param name="Proposal">What was opened for it.</param>
public sealed record ChallengeResponse(
    string Id,
    string Statement,
    DateTimeOffset ReceivedAt,
    string? Why,
    string? Contact,
    string? Proposal,
    string? Answer,
    DateTimeOffset? AnsweredAt
)
{
    internal static ChallengeResponse Of(Challenge challenge) =>
        new(
            challenge.Id.Text,
            challenge.Statement.Text,
            challenge.ReceivedAt,
            challenge.Text?.Why,
            challenge.Text?.Contact,
            challenge.Proposal,
            challenge.Answer?.Reason,
            challenge.AnsweredAt
        );
}
