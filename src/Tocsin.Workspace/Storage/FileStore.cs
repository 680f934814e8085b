using System.Data;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Ledger.Files;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Storage.Rows;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// Sealed files. They are sealed while they stream in, lie in the case store as rows, and wait for the report or message
/// that they belong to; who sent them holds the only key until then.
/// </summary>
public sealed class FileStore
{
    /// <summary>The due row that throws away what no case claimed.</summary>
    public const string SweepDue = "sweep-files";

    /// <summary>So long a file waits for its report.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private const int ChunksAtOnce = 16;
    private const int Attempts = 12;

    private readonly Func<CaseDb> open;
    private readonly ProgrammeKeys keys;
    private readonly TimeProvider time;
    private readonly long budget;
    private readonly FileTickets tickets;
    private readonly ReadableRandom random = new(RandomNumberGenerator.Fill);

    /// <param name="budget">Bytes of sealed files that the store takes in all; beyond it text is still accepted.</param>
    internal FileStore(Func<CaseDb> open, ProgrammeKeys keys, TimeProvider time, long budget) =>
        (this.open, this.keys, this.time, this.budget, tickets) = (open, keys, time, budget, new(keys));

    public static Problem BudgetSpent { get; } =
        new(
            "file.no-room",
            507,
            "There is no room for files at the moment.",
            "Send the report without them; you can describe them, and send them when you are asked to."
        );

    public static Problem TooLarge { get; } =
        new("file.too-large", 413, "A file is larger than 10 MB.", "Send a smaller one, or describe what it shows.");

    public static Problem Gone { get; } =
        Problem.Conflict(
            "file.gone",
            "A file that was sent before is not there any more.",
            "Choose it again; everything else is still here."
        );

    /// <summary>Seals and keeps a file for an hour. What breaks off half-way is thrown away.</summary>
    /// <param name="sparing">Takes only half of the budget: very many come, and the cases in work need room too.</param>
    public async Task<Result<Attachment>> Keep(
        string? name,
        Stream content,
        CancellationToken cancel,
        bool sparing = false
    )
    {
        var id = random.Characters(26);
        await using var db = open();
        using var writer = new SealedFileWriter(keys.Public.Programme, id);
        if (!await Begin(id, sparing ? budget / 2 : budget, cancel))
            return BudgetSpent;
        var kept = false;
        try
        {
            if (await Write(db, id, writer, content, cancel) is { } refused)
                return refused;
            kept = true;
            return new Attachment(id, Attachment.CleanName(name), writer.Length, writer.Key);
        }
        finally
        {
            // a process that is killed here leaves sealed chunks whose key is gone, for the sweep
            if (!kept)
                await Forget([id], CancellationToken.None);
        }
    }

    /// <summary>What the sender of a waiting file sends instead of sending it again.</summary>
    public string Ticket(Attachment attachment) => tickets.Of(attachment);

    /// <summary>
    /// The file of a ticket, which waits for another hour from now. What was thrown away since is null beside its name;
    /// what is no ticket of this programme is null altogether.
    /// </summary>
    public async Task<Redeemed?> Redeem(string ticket, CancellationToken cancel)
    {
        if (tickets.Read(ticket) is not { } file)
            return null;
        var now = time.GetUtcNow();
        var until = now + Patience;
        await using var db = open();
        var waits = await db
            .Files.Where(f => f.Id == file.FileId && f.Number == null && f.KeptUntil > now)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.KeptUntil, until), cancel);
        // one that a case has claimed is named again by a form that is sent twice: the case decides about that
        return new(file.Name, waits == 1 || await IsClaimed(db, file.FileId, cancel) ? file : null);
    }

    /// <summary>Throws away files that no case has claimed, before their hour is over.</summary>
    public Task Forget(IReadOnlyList<Attachment> attachments, CancellationToken cancel) =>
        Forget([.. attachments.Select(a => a.FileId)], cancel);

    /// <summary>The content of an attachment, in pieces.</summary>
    /// <exception cref="FileBrokenException">What is stored is not what was written.</exception>
    public async IAsyncEnumerable<byte[]> Open(Attachment attachment, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var db = open();
        var chunks = db
            .FileChunks.AsNoTracking()
            .Where(c => c.FileId == attachment.FileId)
            .OrderBy(c => c.Index)
            .Select(c => c.Bytes)
            .AsAsyncEnumerable();
        using var reader = new SealedFileReader(attachment.Key, keys.Public.Programme, attachment.FileId);
        await foreach (var piece in reader.Open(chunks, cancel))
            yield return piece;
    }

    /// <summary>Throws away what no case claimed in time; the answer is when to look again, null when nothing waits.</summary>
    public async Task<DateTimeOffset?> Sweep(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = open();
        var late = await db
            .Files.Where(f => f.Number == null && f.KeptUntil <= now)
            .Select(f => f.Id)
            .ToListAsync(cancel);
        await Forget(late, cancel);
        return await db.Files.Where(f => f.Number == null).MinAsync(f => (DateTimeOffset?)f.KeptUntil, cancel);
    }

    /// <summary>Ties waiting files to a case, within the transaction of the entry that names them; a refusal where one cannot be.</summary>
    internal static async Task<Problem?> Claim(
        CaseDb db,
        CaseNumber number,
        IReadOnlyList<Attachment> attachments,
        CancellationToken cancel
    )
    {
        foreach (var attachment in attachments)
        {
            if (await db.Files.FindAsync([attachment.FileId], cancel) is not { Number: null } row)
                return Gone;
            row.Number = number.Text;
        }
        return null;
    }

    private async Task<bool> Begin(string id, long most, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await BeginOnce(id, most, cancel);
            }
            catch (Exception e) when (attempt < Attempts && LostRace.Is(e))
            {
                // another file came at the same moment
                await Task.Delay(TimeSpan.FromMilliseconds(5 * attempt), time, cancel);
            }
        }
    }

    // false where there is no room; serializable, so that files that come at once do not share the same last room
    private async Task<bool> BeginOnce(string id, long most, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = open();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
        if (await db.Files.SumAsync(f => f.Size, cancel) + Attachment.Largest > most)
            return false;
        db.Files.Add(
            new()
            {
                Id = id,
                CreatedAt = now,
                KeptUntil = now + Patience,
                // room for the largest is set aside until its size is known: many that come at once share the budget
                Size = Attachment.Largest,
            }
        );
        if (await db.Dues.FindAsync([SweepDue, ""], cancel) is { } asked)
        {
            // a sweep that has just found nothing must look again
            asked.Asked++;
        }
        else
        {
            db.Dues.Add(
                new()
                {
                    Kind = SweepDue,
                    Key = "",
                    At = now + Patience,
                    Asked = 1,
                }
            );
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    // each batch is a transaction of its own: a slow sender must not keep everybody else from writing
    private static async Task<Problem?> Write(
        CaseDb db,
        string id,
        SealedFileWriter writer,
        Stream content,
        CancellationToken cancel
    )
    {
        var (index, size) = (0, 0L);
        await foreach (var chunk in writer.Seal(content, cancel))
        {
            if (writer.Length > Attachment.Largest)
                return TooLarge;
            db.FileChunks.Add(
                new()
                {
                    FileId = id,
                    Index = index++,
                    Bytes = chunk,
                }
            );
            size += chunk.Length;
            if (index % ChunksAtOnce == 0)
                await Flush(db, cancel);
        }
        await Flush(db, cancel);
        await db.Files.Where(f => f.Id == id).ExecuteUpdateAsync(set => set.SetProperty(f => f.Size, size), cancel);
        return null;
    }

    private static async Task Flush(CaseDb db, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        foreach (var written in db.ChangeTracker.Entries<FileChunkRow>().ToList())
            written.State = EntityState.Detached;
    }

    private static Task<bool> IsClaimed(CaseDb db, string id, CancellationToken cancel) =>
        db.Files.AnyAsync(f => f.Id == id && f.Number != null, cancel);

    private async Task Forget(IReadOnlyList<string> ids, CancellationToken cancel)
    {
        await using var db = open();
        foreach (var id in ids)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            // a case may claim it at this moment: whoever comes first has it
            if (await db.Files.Where(f => f.Id == id && f.Number == null).ExecuteDeleteAsync(cancel) == 1)
                await db.FileChunks.Where(c => c.FileId == id).ExecuteDeleteAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
    }
}

/// <summary>What a ticket stands for.</summary>
/// <param name="Name">As the sender called it.</param>
/// <param name="File">Null once it was thrown away.</param>
public sealed record Redeemed(string Name, Attachment? File);
