using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Tocsin.Ledger.Files;

namespace Tocsin.Ledger.Tests;

/// <summary>
/// What is stored, byte for byte, from fixed keys: a ledger that was written once must open for as long as there is a
/// Tocsin. The programme's key is that of RFC 9180's vector; the rest is drawn from a fixed sequence.
/// </summary>
internal sealed record GoldenStream(
    string Programme,
    string Stream,
    string ProgrammeKey,
    string WrappedStreamKey,
    IReadOnlyList<GoldenStream.Entry> Entries,
    IReadOnlyList<GoldenStream.Key> Keys,
    string FileKey,
    IReadOnlyList<string> FileHashes
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Path { get; } =
        System.IO.Path.Combine(SharedData.Root(), "tests/Tocsin.Ledger.Tests/golden-stream.json");

    public static GoldenStream Read() => JsonSerializer.Deserialize<GoldenStream>(File.ReadAllBytes(Path), Json)!;

    public static GoldenStream Write()
    {
        var random = new FixedRandom();
        using var programme = Sealing
            .ProgrammeKey.Import(
                ASealedStream.Programme,
                1,
                Convert.FromHexString("317f915db7bc629c48fe765587897e01e282d3e8445f79f27f65d031a88082b2")
            )
            .Value;
        using var key = StreamKey.Create(ASealedStream.Programme, ASealedStream.Id, random.Fill);
        var batch = new StreamSealer(ASealedStream.Kinds, random.Fill).Seal(
            key,
            Head.Start,
            ASealedStream.Story,
            Actor.Reporter,
            ASealedStream.Noon
        );
        using var file = new SealedFileWriter(ASealedStream.Programme, "f-1", random.Fill);
        var chunks = file.Seal(new MemoryStream(new byte[70_000])).ToBlockingEnumerable().ToList();
        return new(
            ASealedStream.Programme,
            ASealedStream.Id.ToString(),
            Hex(programme.Export()),
            Hex(key.WrapFor(programme.Public).Bytes),
            [.. batch.Entries.Select(Entry.Of)],
            [.. batch.Keys.Select(k => new Key(k.Sequence, k.Part.ToString(), Hex(k.Commitment), Hex(k.Bytes)))],
            Hex(file.Key.Export()),
            [.. chunks.Select(c => Hex(SHA256.HashData(c)))]
        );
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    public static byte[] Bytes(string hex) => Convert.FromHexString(hex);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    public sealed record Key(long Sequence, string Part, string Commitment, string Bytes)
    {
        public WrappedKey ToRow() =>
            new(
                ASealedStream.Id,
                Sequence,
                Enum.Parse<Part>(Part),
                GoldenStream.Bytes(Commitment),
                GoldenStream.Bytes(Bytes)
            );
    }

    public sealed record Entry(
        int Format,
        long Sequence,
        string Facts,
        string? Text,
        string FactsCommitment,
        string TextCommitment,
        string Hash
    )
    {
        public static Entry Of(SealedEntry e) =>
            new(
                e.Format,
                e.Sequence,
                Hex(e.Facts),
                e.Text is null ? null : Hex(e.Text),
                Hex(e.FactsCommitment),
                Hex(e.TextCommitment),
                Hex(e.Hash)
            );

        public SealedEntry ToRow() =>
            new(
                Format,
                Sequence,
                Bytes(Facts),
                Text is null ? null : Bytes(Text),
                Bytes(FactsCommitment),
                Bytes(TextCommitment),
                Bytes(Hash)
            );
    }

    /// <summary>SHA-256 of 0, 1, 2, ... (64 bits, big-endian), one after the other.</summary>
    private sealed class FixedRandom
    {
        private long counter;

        public void Fill(Span<byte> bytes)
        {
            Span<byte> number = stackalloc byte[sizeof(long)];
            while (bytes.Length > 0)
            {
                BinaryPrimitives.WriteInt64BigEndian(number, counter++);
                var block = SHA256.HashData(number);
                var taken = Math.Min(block.Length, bytes.Length);
                block.AsSpan(0, taken).CopyTo(bytes);
                bytes = bytes[taken..];
            }
        }
    }
}
