using System.Security.Cryptography;
using System.Text;
using Tocsin.Governance.Notifications;
using Tocsin.Governance.People;
using Tocsin.Governance.ThreatModels;
using Tocsin.Workspace.Challenges;
using Tocsin.Workspace.Outside;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>"Somebody challenged a statement" to those who read challenges, and the answer to whoever sent one and left an address.</summary>
public sealed class SendChallengeNotice(
    ChallengeStore challenges,
    StandingStore standings,
    TellMember tell,
    Mailer mailer,
    CharterInForce charter,
    Origins origins
)
{
    public DueJob Received => new(Challenge.ReceivedDue, LeavesTheHouse: true, Tell);

    public DueJob Answered => new(Challenge.AnswerDue, LeavesTheHouse: true, Answer);

    private async Task<DateTimeOffset?> Tell(string key, CancellationToken cancel)
    {
        foreach (var person in await Readers(cancel))
            await tell.Of(
                person,
                new(NewsKind.Challenges, key),
                $"Somebody challenged a statement of a threat model: {key}. Sign in to read why:",
                key,
                cancel
            );
        return null;
    }

    private async Task<IReadOnlyList<PersonId>> Readers(CancellationToken cancel)
    {
        foreach (var duty in ChallengeStore.Readers)
        {
            if (await standings.Having(duty, cancel) is { Count: > 0 } some)
                return some;
        }
        return [];
    }

    private async Task<DateTimeOffset?> Answer(string key, CancellationToken cancel)
    {
        if (
            !(await challenges.Load(ChallengeId.Parse(key).Value, cancel)).TryGet(out var found, out _)
            || found is not { Text.Contact: { } contact, Answer: { } answer }
        )
            return null;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{key} answer"));
        await mailer.Send(
            contact,
            $"Your challenge of {found.Statement}",
            $"""
            {answer.Reason}

            {new Uri(origins.Public, $"/threat-model/{found.Statement.Product}#{found.Statement}")}

            {charter.Programme.Name}
            """,
            Convert.ToHexStringLower(hash.AsSpan(0, 16)),
            cancel
        );
        return null;
    }
}
