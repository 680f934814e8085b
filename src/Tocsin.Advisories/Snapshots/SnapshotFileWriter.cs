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
            Boot = SnapshotHeader.ThisBoot,
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

    /// <summary>Writes the header. Nothing is waited for: <see cref="MakeDurable"/> does that, when somebody has the time.</summary>
    public void Finish(SnapshotStamp stamp)
    {
        (header.Stamp, header.Checksum) = (stamp, checksum);
        file.Position = 0;
        file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<SnapshotHeader>(in header)));
        file.Flush();
    }

    /// <summary>Waits until a finished file is on the disk, and then says so in it. May take seconds.</summary>
    public static void MakeDurable(string path)
    {
        using var written = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        RandomAccess.FlushToDisk(written);
        var said = new SnapshotHeader();
        RandomAccess.Read(written, MemoryMarshal.AsBytes(new Span<SnapshotHeader>(ref said)), 0);
        // another build may have put its own in this place meanwhile
        if (said.Build != SnapshotHeader.ThisBuild)
            return;
        said.Durable = 1;
        RandomAccess.Write(written, MemoryMarshal.AsBytes(new ReadOnlySpan<SnapshotHeader>(in said)), 0);
        RandomAccess.FlushToDisk(written);
    }

    public void Dispose() => file.Dispose();
}
