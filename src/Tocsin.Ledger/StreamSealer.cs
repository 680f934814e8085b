using System.Security.Cryptography;
using System.Text.Json;
using Tocsin.Ledger.Sealing;

namespace Tocsin.Ledger;

/// <summary>Turns entries into what is stored, and back; the one place where both sides of a ledger meet.</summary>
public sealed class StreamSealer
{
    private readonly EntryKinds kinds;
    private readonly RandomFill random;

    public StreamSealer(EntryKinds kinds)
        : this(kinds, RandomNumberGenerator.Fill) { }

    internal StreamSealer(EntryKinds kinds, RandomFill random) => (this.kinds, this.random) = (kinds, random);

    /// <summary>Seals entries that follow <paramref name="head"/>.</summary>
    /// <param name="at">When they happened; kept in whole microseconds, UTC.</param>
    public SealedBatch Seal(StreamKey key, Head head, IReadOnlyList<Entry> entries, Actor by, DateTimeOffset at)
    {
        using var wrap = key.PartKeys(random);
        var (stored, keys) = (new List<SealedEntry>(), new List<WrappedKey>());
        foreach (var entry in entries)
        {
            var sequence = head.Sequence + 1;
            var facts = Envelope.Write(kinds, entry, by, at);
            var (factsBytes, factsKey) = Seal(key, wrap, sequence, Part.Facts, facts);
            keys.Add(factsKey);

            byte[]? textBytes = null;
            byte[] textCommitment = [];
            if (entry.SealedText is { } text)
            {
                var json = JsonSerializer.SerializeToUtf8Bytes(text, entry.TextType!, EntryKinds.Json);
                (textBytes, var textKey) = Seal(key, wrap, sequence, Part.Text, json);
                keys.Add(textKey);
                textCommitment = textKey.Commitment;
            }

            head = Chain.Next(key.Programme, key.Stream, head, factsKey.Commitment, textCommitment);
            stored.Add(
                new(
                    LedgerFormat.Current,
                    sequence,
                    factsBytes,
                    textBytes,
                    factsKey.Commitment,
                    textCommitment,
                    head.Hash
                )
            );
        }
        return new(stored, keys, head);
    }

    /// <summary>Opens a stream, or what follows <paramref name="after"/>, and checks every byte of it.</summary>
    /// <param name="keys">The stream's rows of keys.db; those of lost races may be among them.</param>
    /// <param name="expected">Where the stream is known to end.</param>
    /// <param name="after">Where <paramref name="entries"/> go on; null for the beginning of the stream.</param>
    /// <exception cref="LedgerBrokenException">Something is missing, doubled, moved or changed, or cannot be understood.</exception>
    public IReadOnlyList<Recorded> Open(
        StreamKey key,
        IReadOnlyList<SealedEntry> entries,
        IEnumerable<WrappedKey> keys,
        Head expected,
        Head? after = null
    )
    {
        Chain.VerifyHashes(key.Programme, key.Stream, entries, expected, after);
        using var opening = new StreamOpening(key, kinds, keys);
        return opening.Open(entries);
    }

    private (byte[] Stored, WrappedKey Key) Seal(
        StreamKey key,
        PartKeyWrap wrap,
        long sequence,
        Part part,
        byte[] content
    )
    {
        var place = Place(key, sequence, part);
        using var partKey = PartKey.Create(place, random);
        var stored = partKey.Seal(content);
        CryptographicOperations.ZeroMemory(content);
        var commitment = partKey.Commit(stored);
        return (stored, new(key.Stream, sequence, part, commitment, wrap.Wrap(partKey, place, commitment)));
    }

    internal static byte[] Place(StreamKey key, long sequence, Part part) =>
        Place(key.Programme, key.Stream, sequence, part);

    internal static byte[] Place(string programme, StreamId stream, long sequence, Part part) =>
        new Binding("tocsin part")
            .Add(LedgerFormat.Current)
            .Add(programme)
            .Add(stream.ToString())
            .Add(sequence)
            .Add((long)part)
            .ToArray();
}
