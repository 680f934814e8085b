using Microsoft.AspNetCore.Http;

namespace Tocsin.Web.Forms;

/// <summary>Reads at most so many bytes of another stream, and turns every way of ending early into one exception.</summary>
internal sealed class BoundedStream(Stream inner, long most) : Stream
{
    private long left = most;

    /// <summary>Whether there was more than could be taken.</summary>
    public bool Exceeded { get; private set; }

    /// <summary>Whether anything stopped it before its end.</summary>
    public bool Cut { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="FormCutException">There is more than can be taken, or it ended early.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Cut)
            throw new FormCutException("it did not arrive whole");
        int read;
        try
        {
            read = await inner.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception broken) when (broken is IOException or BadHttpRequestException)
        {
            Cut = true;
            Exceeded |= broken is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge };
            throw new FormCutException("it did not arrive whole", broken);
        }

        left -= read;
        if (left >= 0)
            return read;
        (Cut, Exceeded) = (true, true);
        throw new FormCutException("it is larger than can be taken");
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("read asynchronously");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
