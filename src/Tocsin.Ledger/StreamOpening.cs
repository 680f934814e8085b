using System.Security.Cryptography;
using System.Text.Json;
using Tocsin.Ledger.Sealing;

namespace Tocsin.Ledger;

/// <summary>Opens the entries of one stream whose hashes were verified.</summary>
internal sealed class StreamOpening : IDisposable
{
    private readonly StreamKey key;
    private readonly EntryKinds kinds;
    private readonly PartKeyWrap wrap;
    private readonly Dictionary<(long Sequence, Part Part, string Commitment), WrappedKey> keys = [];

    public StreamOpening(StreamKey key, EntryKinds kinds, IEnumerable<WrappedKey> wrapped)
    {
        (this.key, this.kinds) = (key, kinds);
        foreach (var row in wrapped)
        {
            if (row.Stream != key.Stream)
                throw new LedgerBrokenException(key.Stream, row.Sequence, "a key is of another stream");
            if (!keys.TryAdd((row.Sequence, row.Part, Convert.ToHexString(row.Commitment)), row))
                throw new LedgerBrokenException(key.Stream, row.Sequence, "a key is there twice");
        }
        wrap = key.PartKeys(RandomNumberGenerator.Fill);
    }

    public List<Recorded> Open(IReadOnlyList<SealedEntry> entries)
    {
        var recorded = entries.Select(OpenFacts).ToList();
        var redactions = Redactions(recorded);
        for (var i = 0; i < recorded.Count; i++)
        {
            if (entries[i].HadText)
                recorded[i] = redactions.Contains(entries[i].Sequence)
                    ? recorded[i] with
                    {
                        Redacted = true,
                    }
                    : WithText(recorded[i], entries[i]);
        }
        return recorded;
    }

    public void Dispose() => wrap.Dispose();

    private static HashSet<long> Redactions(List<Recorded> recorded) =>
        [
            .. from r in recorded
            where r.Entry is IRedaction redaction && redaction.RedactedSequence < r.Sequence
            select ((IRedaction)r.Entry).RedactedSequence,
        ];

    private Recorded OpenFacts(SealedEntry stored)
    {
        var json = OpenPart(stored.Sequence, Part.Facts, stored.Facts, stored.FactsCommitment);
        try
        {
            var envelope = Envelope.Read(json);
            var type =
                kinds.TypeOf(envelope.Kind)
                ?? throw new LedgerBrokenException(
                    key.Stream,
                    stored.Sequence,
                    $"nobody knows the kind '{envelope.Kind}'"
                );
            var entry = (Entry?)envelope.Facts.Deserialize(type, EntryKinds.Json) ?? throw new JsonException("null");
            return new(key.Stream, stored.Sequence, envelope.Instant(), envelope.By, entry, Redacted: false);
        }
        catch (JsonException)
        {
            // without the inner exception: its message quotes what was there
            throw new LedgerBrokenException(key.Stream, stored.Sequence, "its facts are not what its kind has");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(json);
        }
    }

    private Recorded WithText(Recorded recorded, SealedEntry stored)
    {
        if (recorded.Entry.TextType is not { } type)
            throw new LedgerBrokenException(key.Stream, stored.Sequence, "it has a text that its kind does not have");
        if (stored.Text is null)
            throw new LedgerBrokenException(key.Stream, stored.Sequence, "its text is missing and no entry redacts it");
        var json = OpenPart(stored.Sequence, Part.Text, stored.Text, stored.TextCommitment);
        try
        {
            var text = JsonSerializer.Deserialize(json, type, EntryKinds.Json) ?? throw new JsonException("null");
            return recorded with { Entry = recorded.Entry.WithText(text) };
        }
        catch (JsonException)
        {
            throw new LedgerBrokenException(key.Stream, stored.Sequence, "its text is not what its kind has");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(json);
        }
    }

    private byte[] OpenPart(long sequence, Part part, byte[] stored, byte[] commitment)
    {
        if (!keys.TryGetValue((sequence, part, Convert.ToHexString(commitment)), out var row))
            throw new LedgerBrokenException(key.Stream, sequence, $"the key of its {part} is missing");
        try
        {
            using var partKey = wrap.Unwrap(row.Bytes, StreamSealer.Place(key, sequence, part), commitment);
            if (!CryptographicOperations.FixedTimeEquals(partKey.Commit(stored), commitment))
                throw new LedgerBrokenException(key.Stream, sequence, $"its {part} were changed");
            return partKey.Open(stored);
        }
        catch (CryptographicException e)
        {
            throw new LedgerBrokenException(key.Stream, sequence, $"its {part} do not open", e);
        }
    }
}
