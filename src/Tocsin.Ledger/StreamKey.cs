using System.Security.Cryptography;
using Tocsin.Ledger.Sealing;

namespace Tocsin.Ledger;

/// <summary>The key of one stream of one programme: 256 random bits that wrap the keys of its entries.</summary>
public sealed class StreamKey : IDisposable
{
    private readonly byte[] key;

    private StreamKey(string programme, StreamId stream, byte[] key) =>
        (Programme, Stream, this.key) = (programme, stream, key);

    public string Programme { get; }

    public StreamId Stream { get; }

    /// <summary>A new key for a new stream.</summary>
    /// <exception cref="ArgumentException">The kind or the name of the stream is empty or has a slash.</exception>
    public static StreamKey Create(string programme, StreamId stream) =>
        Create(programme, stream, RandomNumberGenerator.Fill);

    /// <summary>Opens what <see cref="WrapFor"/> gave.</summary>
    /// <exception cref="LedgerBrokenException">The row was changed or moved, or is for another key.</exception>
    public static StreamKey Unwrap(ProgrammeKey programme, WrappedStreamKey wrapped)
    {
        if (wrapped.KeyVersion != programme.Public.Version)
            throw new LedgerBrokenException(wrapped.Stream, 0, $"its key is for version {wrapped.KeyVersion}");
        try
        {
            var bytes = programme.Open(Purpose(wrapped.Stream), wrapped.Bytes);
            if (bytes.Length != SecretBox.KeySize)
                throw new LedgerBrokenException(wrapped.Stream, 0, "its key has the wrong size");
            return new(programme.Public.Programme, wrapped.Stream, bytes);
        }
        catch (CryptographicException e)
        {
            throw new LedgerBrokenException(wrapped.Stream, 0, "its key does not open", e);
        }
    }

    /// <summary>Seals this key so that only the programme's private key opens it: whoever did can then forget it.</summary>
    public WrappedStreamKey WrapFor(ProgrammePublicKey programme)
    {
        if (programme.Programme != Programme)
            throw new ArgumentException("this stream is of another programme", nameof(programme));
        return new(Stream, programme.Version, programme.Seal(Purpose(Stream), key));
    }

    /// <summary>Seals something about the stream that is not an entry (a summary for a queue); padded, under a key of its own.</summary>
    /// <param name="purpose">What it is; opening needs the same.</param>
    public byte[] Seal(string purpose, ReadOnlySpan<byte> content)
    {
        var derived = SecretBox.Derive(key, Place("tocsin stream key: for", purpose));
        var padded = Padding.Pad(content);
        try
        {
            return SecretBox.Seal(derived, Place("tocsin stream", purpose), padded, RandomNumberGenerator.Fill);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(derived);
            CryptographicOperations.ZeroMemory(padded);
        }
    }

    /// <summary>Opens what <see cref="Seal"/> gave.</summary>
    /// <exception cref="LedgerBrokenException">It was changed or moved, or is for another purpose.</exception>
    public byte[] Open(string purpose, ReadOnlySpan<byte> sealedBytes)
    {
        var derived = SecretBox.Derive(key, Place("tocsin stream key: for", purpose));
        try
        {
            var padded = SecretBox.Open(derived, Place("tocsin stream", purpose), sealedBytes);
            var content = Padding.Unpad(padded).ToArray();
            CryptographicOperations.ZeroMemory(padded);
            return content;
        }
        catch (CryptographicException e)
        {
            throw new LedgerBrokenException(Stream, 0, $"its {purpose} does not open", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(derived);
        }
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(key);

    internal static StreamKey Create(string programme, StreamId stream, RandomFill random)
    {
        // a stream is bound by its text, which must not be that of another
        if (stream.Kind is null or "" || stream.Name is null or "" || $"{stream.Kind}{stream.Name}".Contains('/'))
            throw new ArgumentException($"'{stream}' does not name a stream", nameof(stream));
        var bytes = new byte[SecretBox.KeySize];
        random(bytes);
        return new(programme, stream, bytes);
    }

    /// <summary>A cipher for the keys of this stream's parts; whoever asks disposes of it.</summary>
    internal PartKeyWrap PartKeys(RandomFill random) =>
        new(SecretBox.Derive(key, Place("tocsin stream key: for", "part keys")), random);

    private byte[] Place(string label, string purpose) =>
        new Binding(label).Add(LedgerFormat.Current).Add(Programme).Add(Stream.ToString()).Add(purpose).ToArray();

    private static string Purpose(StreamId stream) => $"stream-key {stream}";
}
