using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Challenges;

/// <summary>
/// The one door to challenges. Accepting one needs no private key. Reading is for those who write the rules, who steer, and who would
/// have to notice a vulnerability in it; for everybody else there is none.
/// </summary>
public sealed class ChallengeStore
{
    /// <summary>So many that somebody has done something about are listed, the last first.</summary>
    public const int MostListed = 50;

    private readonly LedgerStore ledgers;
    private readonly ReadableRandom random = new(RandomNumberGenerator.Fill);

    internal ChallengeStore(LedgerStore ledgers) => this.ledgers = ledgers;

    /// <summary>Who reads them: the first of these that anybody has is told of a new one.</summary>
    public static IReadOnlyList<Duty> Readers { get; } = [Duty.Policy, Duty.Steering, Duty.Triager];

    /// <summary>Keeps it for good before it returns.</summary>
    /// <returns>A fault where the product of the statement has stated nothing.</returns>
    public Task<Result<ChallengeId>> Receive(StatementId statement, ChallengeText text, CancellationToken cancel) =>
        ledgers.InTransaction<ChallengeId>(
            async session =>
            {
                // what a threat model says is sealed too: whether there is this number, only the team can see
                var model = ThreatModel.Stream(statement.Product);
                if (!await session.Db.Streams.AnyAsync(row => row.Kind == model.Kind && row.Name == model.Name, cancel))
                    return Problem.Faulty([new("statement", "There is no such statement.")]);
                var id = await Free(session.Db, cancel);
                // loading would need the private key; nothing is what a new one has
                session.Begin(id.Stream, Challenge.Empty(id.Stream));
                await session.Record(id.Stream, Challenge.Receive(id, statement, text), Actor.Reporter, cancel);
                return id;
            },
            cancel
        );

    /// <summary>What waits, the oldest first; then the rest, the last first. Nothing for who may not read them.</summary>
    public async Task<IReadOnlyList<Challenge>> All(Viewer.Member viewer, CancellationToken cancel)
    {
        if (!MayRead(viewer))
            return [];
        var rows = await ledgers.Look(db => db.Challenges.AsNoTracking().ToListAsync(cancel));
        var all = new List<Challenge>();
        foreach (
            var row in rows.Where(r => r.Open)
                .OrderBy(r => r.ReceivedAt)
                .Concat(rows.Where(r => !r.Open).OrderByDescending(r => r.ReceivedAt).Take(MostListed))
        )
        {
            if ((await Load(ChallengeId.Parse(row.Id).Value, cancel)).TryGet(out var found, out _))
                all.Add(found);
        }
        return all;
    }

    /// <summary>Not found for an ID that is malformed or absent, and for who may not read any.</summary>
    public async Task<Result<Challenge>> Find(string? id, Viewer.Member viewer, CancellationToken cancel) =>
        ChallengeId.Parse(id).TryGet(out var parsed, out var problem) && MayRead(viewer)
            ? await Load(parsed, cancel)
            : problem ?? Problem.NotFound;

    /// <summary>Loads it, lets it decide, and writes what it decided.</summary>
    public Task<Result<Challenge>> Decide(
        Challenge found,
        Viewer.Member viewer,
        Func<Challenge, Result<Decision>> decide,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<Challenge>(
            async session =>
            {
                var challenge = await session.Load<Challenge>(found.Id.Stream, cancel);
                if (!decide(challenge).TryGet(out var decision, out var problem))
                    return problem;
                await session.Record(found.Id.Stream, decision, viewer.Actor, cancel);
                return challenge;
            },
            cancel
        );

    // asked of the rows first: loading a stream that is not there would begin it
    internal Task<Result<Challenge>> Load(ChallengeId id, CancellationToken cancel) =>
        ledgers.InTransaction<Challenge>(
            async session =>
                await session.Db.Challenges.AnyAsync(row => row.Id == id.Text, cancel)
                    ? await session.Load<Challenge>(id.Stream, cancel)
                    : Problem.NotFound,
            cancel
        );

    private static bool MayRead(Viewer.Member viewer) => viewer.Scopes is null && Readers.Any(viewer.Duties.Contains);

    private async Task<ChallengeId> Free(CaseDb db, CancellationToken cancel)
    {
        while (true)
        {
            var id = ChallengeId.From(random);
            if (!await db.Challenges.AnyAsync(row => row.Id == id.Text, cancel))
                return id;
        }
    }
}
