using System.Buffers;

namespace Tocsin.Public.Http;

/// <summary>Bytes on their way in or out, in memory that goes back to the pool.</summary>
internal sealed class PooledBuffer(int expected = 4096) : IBufferWriter<byte>, IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(expected);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return bytes.AsSpan(Length);
    }

    public void Clear() => Length = 0;

    public void Dispose()
    {
        var rented = bytes;
        bytes = [];
        if (rented.Length > 0)
            ArrayPool<byte>.Shared.Return(rented);
    }

    private void Grow(int more)
    {
        if (bytes.Length - Length >= Math.Max(more, 1))
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Length + more), bytes.Length * 2));
        bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
