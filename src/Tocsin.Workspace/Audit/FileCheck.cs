using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
using Tocsin.Cases.Reports;
using Tocsin.Ledger;
using Tocsin.Ledger.Files;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Audit;

/// <summary>Opens every file that the entries of a stream name, to its end.</summary>
internal sealed class FileCheck(CaseDb db, string programme)
{
    public async Task<(int Count, IReadOnlyList<StoreFault> Faults)> Check(
        StreamId stream,
        IReadOnlyList<Recorded> entries,
        CancellationToken cancel
    )
    {
        var (count, faults) = (0, new List<StoreFault>());
        foreach (var entry in entries)
        {
            foreach (var attachment in Named(entry.Entry))
            {
                count++;
                if (!await Opens(attachment, cancel))
                    faults.Add(
                        StoreFault.InFiles(stream, entry.Sequence, "a file that it names is missing or changed")
                    );
            }
        }
        return (count, faults);
    }

    private static IReadOnlyList<Attachment> Named(Entry entry) =>
        entry switch
        {
            Entry<MessageText> { Text: { } message } => message.Attachments,
            Entry<ReportText> { Text: { } report } => report.Attachments,
            _ => [],
        };

    private async Task<bool> Opens(Attachment attachment, CancellationToken cancel)
    {
        using var reader = new SealedFileReader(attachment.Key, programme, attachment.FileId);
        try
        {
            var size = 0L;
            await foreach (var piece in reader.Open(Chunks(attachment.FileId, cancel), cancel))
                size += piece.Length;
            return size == attachment.Size;
        }
        catch (FileBrokenException)
        {
            return false;
        }
    }

    private async IAsyncEnumerable<byte[]> Chunks(string file, [EnumeratorCancellation] CancellationToken cancel)
    {
        var chunks = db.FileChunks.AsNoTracking().Where(c => c.FileId == file).OrderBy(c => c.Index);
        await foreach (var chunk in chunks.Select(c => c.Bytes).AsAsyncEnumerable().WithCancellation(cancel))
            yield return chunk;
    }
}
