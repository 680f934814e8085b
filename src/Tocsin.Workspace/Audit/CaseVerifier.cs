using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Audit;

/// <summary>Checks one case as <see cref="StoreVerifier"/> checks all. Whoever asks has been let in before.</summary>
public sealed class CaseVerifier
{
    private readonly Func<CaseDb> open;
    private readonly StreamCheck check;
    private readonly HeadStore heads;
    private readonly TimeProvider time;

    internal CaseVerifier(
        Func<CaseDb> open,
        KeyStore keys,
        ProgrammeKeys programme,
        EntryKinds kinds,
        HeadStore heads,
        TimeProvider time
    ) => (this.open, check, this.heads, this.time) = (open, new(open, keys, programme, kinds), heads, time);

    public async Task<CaseVerification> Verify(CaseNumber number, CancellationToken cancel)
    {
        var hashes = new List<byte[]>();
        var own = await check.Check(number.Stream, (_, _, hash) => hashes.Add(hash), cancel);
        var reads = await check.Check(CaseRead.Stream(number.Text), (_, _, _) => { }, cancel);
        var covered = own.Faults.Count == 0 ? await heads.Prove(number, hashes, cancel) : null;
        return new(
            number.Text,
            own.Faults.Count + reads.Faults.Count == 0,
            own.Entries,
            hashes is [.., var last] ? Convert.ToHexStringLower(last) : null,
            reads.Entries,
            time.GetUtcNow(),
            covered is null ? null : $"{covered.Head.Day:yyyy-MM-dd}",
            covered?.Sequence,
            [.. own.Faults.Concat(reads.Faults).Select(f => new CaseFault(f.Where, f.What, f.Next))]
        );
    }
}

/// <summary>What verifying a case found.</summary>
/// <param name="Sound">Whether the case, its rows and files and the record of who read it are as they were written.</param>
/// <param name="LastHash">64 hexadecimal digits: covers every entry.</param>
/// <param name="Reads">How many times it was opened, by whomever.</param>
/// <param name="At">When it was verified, UTC.</param>
/// <param name="CoveredBy">The day of the last head, where it covers the case; null before there is one.</param>
/// <param name="CoveredTo">Up to which entry.</param>
public sealed record CaseVerification(
    string Number,
    bool Sound,
    int Entries,
    string? LastHash,
    int Reads,
    DateTimeOffset At,
    string? CoveredBy,
    long? CoveredTo,
    IReadOnlyList<CaseFault> Faults
);

public sealed record CaseFault(string Where, string What, string Next);
