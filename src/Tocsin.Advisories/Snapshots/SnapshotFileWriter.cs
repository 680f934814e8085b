using System.Runtime.InteropServices;
using Tocsin.Standards.Checksums;

namespace Tocsin.Advisories.Snapshots;

/// <summary>Writes the sections of a snapshot in their order. Until <see cref="Finish"/> the file is none.</summary>
internal sealed class SnapshotFileWriter : IDisposable
{
    private const int Alignment = 16;

    private readonly FileStream file;
    private SnapshotHeader header;
    private uint checksum = Crc32C.Start;

    public SnapshotFileWriter(string path, ulong key0, ulong key1)
    {
        header = new()
        {
            Build = SnapshotHeader.ThisBuild,
            Key0 = key0,
            Key1 = key1,
        };
        file = new(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                Share = FileShare.None,
                BufferSize = 1 << 20,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }
        );
        file.Position = SnapshotHeader.Bytes;
        header.Sections[(int)Section.Bodies] = new(SnapshotHeader.Bytes, 0);
    }

    /// <summary>Appends to the bodies, and says where in them. Before any other section.</summary>
    public long Body(ReadOnlySpan<byte> body)
    {
        ref var bodies = ref header.Sections[(int)Section.Bodies];
        var start = bodies.Length;
        file.Write(body);
        bodies = bodies with { Length = start + body.Length };
        return start;
    }

    public void Write<T>(Section section, ReadOnlySpan<T> rows)
        where T : unmanaged
    {
        Begin(section);
        Continue(section, rows);
    }

    /// <summary>Begins a section that <see cref="Continue"/> fills.</summary>
    public void Begin(Section section)
    {
        file.Position = (file.Position + Alignment - 1) / Alignment * Alignment;
        header.Sections[(int)section] = new(file.Position, 0);
    }

    public void Continue<T>(Section section, ReadOnlySpan<T> rows)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(rows);
        file.Write(bytes);
        checksum = Crc32C.Add(checksum, bytes);
        ref var extent = ref header.Sections[(int)section];
        extent = extent with { Length = extent.Length + bytes.Length };
    }

    /// <summary>Writes the header when everything else is on the disk.</summary>
    public void Finish(SnapshotStamp stamp)
    {
        header.Stamp = stamp;
        file.Flush(flushToDisk: true);
        header.Checksum = checksum;
        file.Position = 0;
        file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<SnapshotHeader>(in header)));
        file.Flush(flushToDisk: true);
    }

    public void Dispose() => file.Dispose();
}
