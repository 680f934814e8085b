using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Heads;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Ledger.Sealing;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Audit;

/// <summary>Takes the head of all cases and of the records of who read them, once a day, and proves that a case is in one.</summary>
public sealed class HeadStore
{
    internal const string Blinding = "head blinding";

    // a case that went on since is found in an earlier one
    private const int MostTried = 30;

    private readonly LedgerStore ledgers;
    private readonly KeyedHash blinding;

    internal HeadStore(LedgerStore ledgers, ProgrammeKeys programme) =>
        (this.ledgers, blinding) = (ledgers, programme.HashFor(Blinding));

    /// <summary>Takes the head of this day (UTC) where there is none; harmless to repeat. All heads, the new one too.</summary>
    public async Task<HeadLedger> Take(CancellationToken cancel) =>
        (
            await ledgers.InTransaction<HeadLedger>(
                async session =>
                {
                    var ledger = await session.Load<HeadLedger>(HeadLedger.Stream, cancel);
                    var day = DateOnly.FromDateTime(session.Now.UtcDateTime);
                    if (ledger.Last is { } last && last.Day >= day)
                        return ledger;
                    var leaves = LeafList.Of(RandomNumberGenerator.GetBytes(32), await Leaves(session.Db, cancel));
                    await session.Record(HeadLedger.Stream, ledger.Take(day, leaves), Actor.Tocsin, cancel);
                    return ledger;
                },
                cancel
            )
        ).Value;

    public async Task<HeadLedger> Load(CancellationToken cancel) =>
        (
            await ledgers.InTransaction<HeadLedger>(
                async session => await session.Load<HeadLedger>(HeadLedger.Stream, cancel),
                cancel
            )
        ).Value;

    /// <summary>Writes down that the store was put back, see <see cref="RestoreDeclared"/>.</summary>
    public Task Declare(string? published, CancellationToken cancel) =>
        ledgers.InTransaction<bool>(
            async session =>
            {
                await session.Load<HeadLedger>(HeadLedger.Stream, cancel);
                await session.Record(
                    HeadLedger.Stream,
                    Decision.Of(new RestoreDeclared(published)),
                    Actor.Tocsin,
                    cancel
                );
                return true;
            },
            cancel
        );

    /// <summary>
    /// That a head covers the case, up to the entry with which it ended then: the newest of the last that does; null where none does.
    /// Who gets it can compute the root, and learns nothing of other cases.
    /// </summary>
    /// <param name="hashes">Of the case's entries, from the first on.</param>
    public async Task<Inclusion?> Prove(CaseNumber number, IReadOnlyList<byte[]> hashes, CancellationToken cancel)
    {
        foreach (var head in (await Load(cancel)).Heads.Reverse().Take(MostTried))
        {
            if (await Prove(head, number, hashes, cancel) is { } proof)
                return proof;
        }
        return null;
    }

    private async Task<Inclusion?> Prove(
        DailyHead head,
        CaseNumber number,
        IReadOnlyList<byte[]> hashes,
        CancellationToken cancel
    )
    {
        var kept = await ledgers.InTransaction<LeafHistory>(
            async session => await session.Load<LeafHistory>(LeavesKept.Stream(head.Day), cancel),
            cancel
        );
        if (kept.Value.Leaves is not { } leaves)
            return null;
        var (tree, own) = (leaves.Tree(), BlindingOf(blinding, number.Stream));
        for (var sequence = hashes.Count; sequence > 0; sequence--)
        {
            if (tree.Prove(HeadTree.Leaf(own, sequence, hashes[sequence - 1])) is { } proof)
                return new(head, sequence, own, proof);
        }
        return null;
    }

    internal static bool IsCovered(string kind) => kind is "case" or "reads";

    internal static byte[] BlindingOf(KeyedHash blinding, StreamId stream) =>
        blinding.Of(Encoding.ASCII.GetBytes(stream.ToString()));

    private async Task<IEnumerable<byte[]>> Leaves(CaseDb db, CancellationToken cancel)
    {
        var streams = await db
            .Streams.AsNoTracking()
            .Where(s => s.Kind == "case" || s.Kind == "reads")
            .ToListAsync(cancel);
        return streams.Select(s => HeadTree.Leaf(BlindingOf(blinding, new(s.Kind, s.Name)), s.Sequence, s.Hash));
    }

    private sealed class LeafHistory : IFolded<LeafHistory>
    {
        public LeafList? Leaves { get; private set; }

        public static LeafHistory Empty(StreamId stream) => new();

        public void Apply(Recorded recorded) => Leaves = (recorded.Entry as LeavesKept)?.Text ?? Leaves;
    }
}

/// <summary>That a head covers a case.</summary>
/// <param name="Sequence">The entry with which the case ended when the head was taken.</param>
/// <param name="Blinding">32 bytes, of this case alone.</param>
public sealed record Inclusion(DailyHead Head, long Sequence, byte[] Blinding, HeadProof Proof);
