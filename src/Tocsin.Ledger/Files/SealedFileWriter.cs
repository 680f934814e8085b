using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Tocsin.Ledger.Sealing;

namespace Tocsin.Ledger.Files;

/// <summary>
/// Seals one file while it streams: nothing plain is ever more than a chunk in memory, and a database can keep each
/// chunk as a row. It makes the key itself, since a key must never seal two files.
/// </summary>
public sealed class SealedFileWriter : IDisposable
{
    private readonly FileChunks chunks;
    private bool used;

    /// <param name="programme">Which installation.</param>
    /// <param name="file">Names the file within the programme; unique, and nothing that tells of the content.</param>
    public SealedFileWriter(string programme, string file)
        : this(programme, file, RandomNumberGenerator.Fill) { }

    internal SealedFileWriter(string programme, string file, RandomFill random)
    {
        Key = FileKey.Create(random);
        chunks = new(Key, programme, file);
    }

    /// <summary>What opens the file; it is the caller's to keep, and outlives the writer.</summary>
    public FileKey Key { get; }

    /// <summary>Bytes of content so far. A caller with a limit looks at it with every chunk.</summary>
    public long Length { get; private set; }

    /// <summary>The sealed chunks in order, 65,552 bytes each, at least one.</summary>
    /// <exception cref="InvalidOperationException">This writer has already sealed a file.</exception>
    public IAsyncEnumerable<byte[]> Seal(Stream content, CancellationToken cancel = default)
    {
        if (used)
            throw new InvalidOperationException("a writer seals one file");
        used = true;
        return SealOnce(content, cancel);
    }

    public void Dispose() => chunks.Dispose();

    private async IAsyncEnumerable<byte[]> SealOnce(Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (current, next) = (new byte[FileChunks.MostContent], new byte[FileChunks.MostContent]);
        try
        {
            var number = 0L;
            var filled = await Fill(content, current, cancel);
            while (true)
            {
                // whether this is the last with content is known once the next was asked for
                var more = filled < current.Length ? 0 : await Fill(content, next, cancel);
                if (more == 0)
                    break;
                yield return chunks.Seal(number++, last: false, current);
                (current, next, filled) = (next, current, more);
            }

            var last = FileChunks.Padded(number + 1) - 1;
            yield return chunks.Seal(number, number == last, current.AsSpan(0, filled));
            while (number++ < last)
                yield return chunks.Seal(number, number == last, []);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(current);
            CryptographicOperations.ZeroMemory(next);
        }
    }

    private async Task<int> Fill(Stream content, byte[] buffer, CancellationToken cancel)
    {
        var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        Length += read;
        return read;
    }
}
