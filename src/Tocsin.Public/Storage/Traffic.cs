using System.IO.MemoryMappedFiles;

namespace Tocsin.Public.Storage;

/// <summary>
/// One page of memory that the processes over one data directory share, through a file: when many last asked something, and until
/// when somebody waits to write. Best effort: where there is no page nobody is ever asked, nor waits.
/// </summary>
/// <remarks>Instants are milliseconds since the machine started: of an earlier start they are in the future, and believed of none.</remarks>
public sealed class Traffic : IDisposable
{
    /// <summary>For so long after many requests there will be more.</summary>
    public static readonly TimeSpan Lull = TimeSpan.FromMilliseconds(250);

    // As long as SQLite waits for its lock, and a little longer: should who waits die, nobody believes it for ever.
    private const long LongestWait = 35_000;
    private const int LastAsked = 0;
    private const int WantedUntil = sizeof(long);
    private const int Bytes = 4096;

    // 160 a second. Fewer may meet with a clock's tick of four milliseconds, and an import is over ten times as soon.
    private const int Many = 8;
    private const long Window = 50;

    private readonly MemoryMappedViewAccessor? page;
    private long windowBegan;
    private int asked;

    private Traffic(MemoryMappedViewAccessor? page) => this.page = page;

    /// <summary>Nobody asks.</summary>
    public static Traffic None { get; } = new(null);

    /// <param name="path">The file; its folder is there, and its owner's alone.</param>
    public static Traffic At(string path)
    {
        try
        {
            using var file = new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.OpenOrCreate,
                    Access = FileAccess.ReadWrite,
                    Share = FileShare.ReadWrite | FileShare.Delete,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                }
            );
            if (file.Length < Bytes)
                file.SetLength(Bytes);
            using var mapped = MemoryMappedFile.CreateFromFile(
                file,
                null,
                Bytes,
                MemoryMappedFileAccess.ReadWrite,
                HandleInheritability.None,
                leaveOpen: true
            );
            return new(mapped.CreateViewAccessor(0, Bytes));
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return None;
        }
    }

    /// <summary>Whether readers are busy asking, or were within the last <see cref="Lull"/>.</summary>
    public bool IsAsked => Since(LastAsked) is >= 0 and var since && since < Lull.TotalMilliseconds;

    /// <summary>Whether somebody waits to write, and gets to it sooner when whoever writes hurries.</summary>
    public bool IsWanted => Since(WantedUntil) is < 0 and >= -LongestWait;

    /// <summary>Somebody asks something. Of one process, and of several threads: that a few are not counted changes nothing.</summary>
    public void Asked()
    {
        var now = Environment.TickCount64;
        if (now - windowBegan >= Window)
            (windowBegan, asked) = (now, 0);
        if (++asked >= Many)
            page?.Write(LastAsked, now);
    }

    /// <summary>Somebody waits to write, until they need not any more.</summary>
    public Want Waits()
    {
        page?.Write(WantedUntil, Environment.TickCount64 + LongestWait);
        return new(this);
    }

    public void Dispose() => page?.Dispose();

    private long Since(int what) => page is null ? long.MaxValue : Environment.TickCount64 - page.ReadInt64(what);

    /// <summary>Ends a wait.</summary>
    public readonly struct Want(Traffic of) : IDisposable
    {
        public void Dispose() => of.page?.Write(WantedUntil, 0L);
    }
}
