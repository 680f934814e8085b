using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Tocsin.Ledger.Files;

/// <summary>Opens what <see cref="SealedFileWriter"/> sealed, chunk by chunk.</summary>
public sealed class SealedFileReader(FileKey key, string programme, string file) : IDisposable
{
    private readonly FileChunks chunks = new(key, programme, file);

    /// <summary>
    /// The content in pieces of at most 65,532 bytes. Every piece is as it was written; that none is missing at the end is
    /// known only when this ends.
    /// </summary>
    /// <exception cref="FileBrokenException">A chunk was changed, moved, added or dropped, or is of another file.</exception>
    public async IAsyncEnumerable<byte[]> Open(
        IAsyncEnumerable<byte[]> stored,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        byte[]? current = null;
        var number = 0L;
        await foreach (var next in stored.WithCancellation(cancel))
        {
            if (current is not null)
            {
                var content = Open(number++, last: false, current);
                if (content.Length > 0)
                    yield return content;
            }
            current = next;
        }
        if (current is null)
            throw new FileBrokenException(file, 0, "there is none");
        var rest = Open(number, last: true, current);
        if (rest.Length > 0)
            yield return rest;
    }

    public void Dispose() => chunks.Dispose();

    private byte[] Open(long number, bool last, byte[] stored)
    {
        try
        {
            return chunks.Open(number, last, stored);
        }
        catch (CryptographicException)
        {
            throw new FileBrokenException(file, number, "it does not open");
        }
    }
}
