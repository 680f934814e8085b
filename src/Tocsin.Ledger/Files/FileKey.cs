using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tocsin.Ledger.Sealing;

namespace Tocsin.Ledger.Files;

/// <summary>
/// The key of one sealed file: 256 random bits. It belongs into the text of the entry that tells of the file, so that
/// redacting that entry destroys the file too. In JSON it is base64; it never prints.
/// </summary>
[JsonConverter(typeof(Json))]
public sealed class FileKey : IEquatable<FileKey>, IDisposable
{
    public const int Size = SecretBox.KeySize;

    private readonly byte[] key;

    private FileKey(byte[] key) => this.key = key;

    /// <summary>Reads the 32 bytes that <see cref="Export"/> gave.</summary>
    /// <exception cref="ArgumentException">There are not 32.</exception>
    public static FileKey Import(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size ? new(bytes.ToArray()) : throw new ArgumentException("a key has 32 bytes", nameof(bytes));

    /// <summary>32 bytes; the caller zeroes them.</summary>
    public byte[] Export() => [.. key];

    public bool Equals(FileKey? other) => other is not null && CryptographicOperations.FixedTimeEquals(key, other.key);

    public override bool Equals(object? obj) => Equals(obj as FileKey);

    public override int GetHashCode() => BitConverter.ToInt32(key);

    public override string ToString() => nameof(FileKey);

    public void Dispose() => CryptographicOperations.ZeroMemory(key);

    internal static FileKey Create(RandomFill random)
    {
        var bytes = new byte[Size];
        random(bytes);
        return new(bytes);
    }

    /// <summary>The key that chunks are sealed with. The caller zeroes it.</summary>
    internal byte[] ForChunks(byte[] place) =>
        SecretBox.Derive(key, new Binding("tocsin file key: chunks").Add(place).ToArray());

    private sealed class Json : JsonConverter<FileKey>
    {
        public override FileKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
            && reader.TryGetBytesFromBase64(out var bytes)
            && bytes.Length == Size
                ? new(bytes)
                : throw new JsonException("this is not the key of a file");

        public override void Write(Utf8JsonWriter writer, FileKey value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(value.key);
    }
}
