using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Tocsin.Ledger.Sealing;

/// <summary>
/// Bytes that say what something is and where it belongs. Each field has its length before it (32 bits, big-endian), so
/// that no two lists of fields give the same bytes. Numbers are 64 bits, big-endian; words are UTF-8.
/// </summary>
internal sealed class Binding
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    /// <param name="label">What the bytes are used for; no two uses share one.</param>
    public Binding(string label) => Add(label);

    public Binding Add(string word) => Add(Encoding.UTF8.GetBytes(word));

    public Binding Add(long number)
    {
        Span<byte> field = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(field, number);
        return Add(field);
    }

    public Binding Add(ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
        bytes.Write(length);
        bytes.Write(field);
        return this;
    }

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();
}
