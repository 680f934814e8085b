using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tocsin.Standards.Checksums;

namespace Tocsin.Advisories.Snapshots;

/// <summary>A snapshot, mapped: its pages are the system's to keep or drop. It stays mapped for as long as anybody could still read it.</summary>
internal sealed unsafe class SnapshotFile
{
    // A span of it keeps nothing alive; no use of one lasts this long.
    private const long Grace = 60_000;

    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;
    private readonly SnapshotHeader header;
    private long released;

    private SnapshotFile(MemoryMappedViewAccessor view)
    {
        this.view = view;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        header = MemoryMarshal.Read<SnapshotHeader>(new(start, Unsafe.SizeOf<SnapshotHeader>()));
        Hash = new(header.Key0, header.Key1);
    }

#pragma warning disable MA0055 // Disposing would take away what others read; only the collector knows when nobody does.
    ~SnapshotFile()
    {
        if (released == 0)
            released = Environment.TickCount64;
        if (Environment.TickCount64 - released < Grace)
            GC.ReRegisterForFinalize(this);
        else
            view.SafeMemoryMappedViewHandle.ReleasePointer();
    }
#pragma warning restore MA0055

    public SnapshotStamp Stamp => header.Stamp;

    public SipHash Hash { get; }

    /// <summary>Null when there is no such file, another build wrote it, or it is not whole.</summary>
    public static SnapshotFile? Open(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            var length = RandomAccess.GetLength(file);
            if (length < SnapshotHeader.Bytes || !IsOurs(file))
                return null;
            using var mapped = MemoryMappedFile.CreateFromFile(
                file,
                null,
                0,
                MemoryMappedFileAccess.Read,
                HandleInheritability.None,
                leaveOpen: true
            );
            var opened = new SnapshotFile(mapped.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read));
            return opened.IsWhole(length) ? opened : null;
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public ReadOnlySpan<T> Read<T>(Section section)
        where T : unmanaged
    {
        var extent = header.Sections[(int)section];
        return new(start + extent.Start, checked((int)(extent.Length / sizeof(T))));
    }

    public ReadOnlySpan<char> Text(TextRef text)
    {
        var extent = header.Sections[(int)Section.Texts];
        return IsWithin(extent.Length / sizeof(char), text.Start, text.Length)
            ? new((char*)(start + extent.Start) + text.Start, text.Length)
            : throw Broken();
    }

    public ReadOnlySpan<byte> Bytes(Section section, long from, int length)
    {
        var extent = header.Sections[(int)section];
        return IsWithin(extent.Length, from, length) ? new(start + extent.Start + from, length) : throw Broken();
    }

    /// <summary>A part of the bodies, for as long as somebody holds it.</summary>
    public ReadOnlyMemory<byte> Body(long from, int length) => new MappedMemory(this, from, length).Memory;

    private bool IsWhole(long length)
    {
        var checksum = Crc32C.Start;
        if (!header.IsThere)
            return false;
        foreach (var section in Enum.GetValues<Section>())
        {
            var extent = header.Sections[(int)section];
            if (!IsWithin(length, extent.Start, extent.Length))
                return false;
            if (section != Section.Bodies)
                checksum = AddAll(checksum, extent);
        }
        return checksum == header.Checksum;
    }

    private uint AddAll(uint checksum, Extent extent)
    {
        const int Step = 1 << 30;
        for (var at = 0L; at < extent.Length; at += Step)
            checksum = Crc32C.Add(checksum, new(start + extent.Start + at, (int)Math.Min(Step, extent.Length - at)));
        return checksum;
    }

    private static bool IsOurs(Microsoft.Win32.SafeHandles.SafeFileHandle file)
    {
        Span<byte> first = stackalloc byte[16];
        return RandomAccess.Read(file, first, 0) == first.Length && new Guid(first) == SnapshotHeader.ThisBuild;
    }

    private static bool IsWithin(long whole, long from, long length) =>
        from >= 0 && length >= 0 && from <= whole - length;

    private static InvalidDataException Broken() => new("A snapshot points beyond its end.");

    private sealed class MappedMemory(SnapshotFile file, long from, int length) : System.Buffers.MemoryManager<byte>
    {
        public override Span<byte> GetSpan()
        {
            var bytes = file.Bytes(Section.Bodies, from, length);
            // only ever handed out to be read
            return MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(bytes), bytes.Length);
        }

        public override System.Buffers.MemoryHandle Pin(int elementIndex = 0) =>
            new((byte*)Unsafe.AsPointer(ref GetSpan()[elementIndex]));

        public override void Unpin() { }

        protected override void Dispose(bool disposing) { }
    }
}
