using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Tocsin.Workspace.Tests.Openings;

/// <summary>
/// What somebody writes who has the JSON of an opened case and docs/decisions/0015: SHA-256, HMAC, HKDF and AES-GCM, and not a line of
/// ours. Throws where anything is wrong; gives what it could read.
/// </summary>
internal static class StrangersCheck
{
    public static IReadOnlyList<string> Read(string json)
    {
        var document = JsonNode.Parse(json)!;
        var (programme, stream) = ((string)document["Programme"]!, (string)document["Stream"]!);
        List<string> read = [];
        var before = new byte[32];
        var hashes = new Dictionary<long, byte[]>();
        foreach (var entry in document["Entries"]!.AsArray())
        {
            var sequence = (long)entry!["Sequence"]!;
            var (facts, text) = (Bytes(entry["FactsCommitment"]), Bytes(entry["TextCommitment"]));
            var hashed = Fields(
                Utf8("tocsin entry"),
                Number((int)entry["Format"]!),
                Utf8(programme),
                Utf8(stream),
                Number(sequence),
                before,
                facts,
                text
            );
            before = SHA256.HashData(hashed);
            before.ShouldBe(Bytes(entry["Hash"]));
            hashes[sequence] = before;
            foreach (var (part, number, commitment) in new[] { ("Facts", 1, facts), ("Text", 2, text) })
            {
                if (entry[part] is { } disclosed)
                    read.Add(Open(disclosed, programme, stream, sequence, number, commitment));
            }
        }
        if (document["Head"] is { } head)
            Covers(head, hashes[(long)head["Sequence"]!]);
        return read;
    }

    private static string Open(
        JsonNode part,
        string programme,
        string stream,
        long sequence,
        int number,
        byte[] commitment
    )
    {
        var (key, stored) = (Bytes(part["Key"]), Bytes(part["Stored"]));
        var place = Fields(
            Utf8("tocsin part"),
            Number(1),
            Utf8(programme),
            Utf8(stream),
            Number(sequence),
            Number(number)
        );
        HMACSHA256.HashData(Derived(key, "tocsin part key: commit", place), stored).ShouldBe(commitment);
        var padded = new byte[stored.Length - 16];
        using var aes = new AesGcm(Derived(key, "tocsin part key: seal", place), 16);
        aes.Decrypt(new byte[12], stored.AsSpan(..^16), stored.AsSpan(^16..), padded, place);
        return Encoding.UTF8.GetString(padded, 4, BinaryPrimitives.ReadInt32BigEndian(padded));
    }

    private static void Covers(JsonNode head, byte[] hash)
    {
        var leaf = HMACSHA256.HashData(Bytes(head["Blinding"]), (byte[])[.. Number((long)head["Sequence"]!), .. hash]);
        var node = SHA256.HashData((byte[])[0, .. leaf]);
        var place = (int)head["Place"]!;
        foreach (var beside in head["Beside"]!.AsArray().Select(Bytes))
        {
            node = SHA256.HashData((byte[])((place & 1) == 0 ? [1, .. node, .. beside] : [1, .. beside, .. node]));
            place >>= 1;
        }
        Convert.ToHexStringLower(node).ShouldBe((string)head["Root"]!);
    }

    private static byte[] Derived(byte[] key, string label, byte[] place) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, [], Fields(Utf8(label), place));

    private static byte[] Fields(params IEnumerable<byte[]> fields) =>
        [.. fields.SelectMany(field => Length(field.Length).Concat(field))];

    private static byte[] Length(int length)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        return bytes;
    }

    private static byte[] Number(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Bytes(JsonNode? node) => Convert.FromBase64String((string)node!);
}
