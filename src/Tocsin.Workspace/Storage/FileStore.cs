using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
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

    private readonly Func<CaseDb> open;
    private readonly ProgrammeKeys keys;
    private readonly TimeProvider time;
    private readonly long budget;
    private readonly ReadableRandom random = new(RandomNumberGenerator.Fill);

    /// <param name="budget">Bytes of sealed files that the store takes in all; beyond it text is still accepted.</param>
    internal FileStore(Func<CaseDb> open, ProgrammeKeys keys, TimeProvider time, long budget) =>
        (this.open, this.keys, this.time, this.budget) = (open, keys, time, budget);

    public static Problem BudgetSpent { get; } =
        new(
            "file.no-room",
            507,
            "There is no room for files at the moment.",
            "Send the report without them; you can describe them, and send them when you are asked to."
        );

    public static Problem TooLarge { get; } =
        new("file.too-large", 413, "A file is larger than 10 MB.", "Send a smaller one, or describe what it shows.");

    /// <summary>Seals and keeps a file for an hour. What breaks off half-way is thrown away.</summary>
    public async Task<Result<Attachment>> Keep(string? name, Stream content, CancellationToken cancel)
    {
        var id = random.Characters(26);
        await using var db = open();
        if (await db.Files.SumAsync(f => f.Size, cancel) + Attachment.Largest > budget)
            return BudgetSpent;
        using var writer = new SealedFileWriter(keys.Public.Programme, id);
        await Begin(db, id, cancel);
        var refused = await Write(db, id, writer, content, cancel);
        if (refused is not null)
        {
            await Discard(db, id, cancel);
            return refused;
        }
        return new Attachment(id, Attachment.CleanName(name), writer.Length, writer.Key);
    }

    /// <summary>Whether the file still waits, under the ID that its sender holds.</summary>
    public async Task<bool> Waits(string id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = open();
        return await db.Files.AnyAsync(f => f.Id == id && f.Number == null && f.KeptUntil > now, cancel);
    }

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
        foreach (var id in late)
            await Discard(db, id, cancel);
        return await db.Files.Where(f => f.Number == null).MinAsync(f => (DateTimeOffset?)f.KeptUntil, cancel);
    }

    /// <summary>Ties waiting files to a case, within the transaction of the entry that names them.</summary>
    internal static async Task Claim(
        CaseDb db,
        CaseNumber number,
        IReadOnlyList<Attachment> attachments,
        CancellationToken cancel
    )
    {
        foreach (var attachment in attachments)
        {
            var row =
                await db.Files.FindAsync([attachment.FileId], cancel)
                ?? throw new InvalidOperationException("a file has gone before its report came");
            row.Number = number.Text;
        }
    }

    private async Task Begin(CaseDb db, string id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        db.Files.Add(
            new()
            {
                Id = id,
                CreatedAt = now,
                KeptUntil = now + Patience,
            }
        );
        if (await db.Dues.FindAsync([SweepDue, ""], cancel) is null)
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
        var file = await db.Files.FindAsync([id], cancel);
        var index = 0;
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
            file!.Size += chunk.Length;
            if (index % ChunksAtOnce == 0)
                await Flush(db, cancel);
        }
        await Flush(db, cancel);
        return null;
    }

    private static async Task Flush(CaseDb db, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        foreach (var written in db.ChangeTracker.Entries<FileChunkRow>().ToList())
            written.State = EntityState.Detached;
    }

    private static async Task Discard(CaseDb db, string id, CancellationToken cancel)
    {
        await db.FileChunks.Where(c => c.FileId == id).ExecuteDeleteAsync(cancel);
        await db.Files.Where(f => f.Id == id).ExecuteDeleteAsync(cancel);
    }
}
