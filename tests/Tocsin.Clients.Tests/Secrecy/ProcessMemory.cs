using System.Diagnostics;
using System.Globalization;

namespace Tocsin.Clients.Tests.Secrecy;

/// <summary>The memory of another process of this user as the kernel shows it (proc(5): maps, mem), and which files it has open.</summary>
internal static class ProcessMemory
{
    private const int Piece = 4 * 1024 * 1024;

    /// <summary>Whether any of these is anywhere in what the process can write to, where all that it was told lies.</summary>
    public static bool Finds(Process process, IReadOnlyList<byte[]> sought)
    {
        using var memory = File.OpenHandle($"/proc/{process.Id}/mem");
        var overlap = sought.Max(s => s.Length);
        var buffer = new byte[Piece + overlap];
        foreach (var (start, end) in Writable(process))
        {
            for (var at = start; at < end; at += Piece)
            {
                var read = Read(memory, buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - at)), at);
                if (sought.Any(s => buffer.AsSpan(0, read).IndexOf(s) >= 0))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Tells whether a process has a file open in a folder.</summary>
    public static Func<Process, bool> HasOpenBelow(string folder) =>
        process =>
            new DirectoryInfo($"/proc/{process.Id}/fd")
                .EnumerateFileSystemInfos()
                .Any(f => f.LinkTarget?.StartsWith(folder + "/", StringComparison.Ordinal) == true);

    private static IEnumerable<(long Start, long End)> Writable(Process process) =>
        File.ReadAllLines($"/proc/{process.Id}/maps")
            .Select(line => line.Split(' ', 3))
            .Where(parts => parts[1].StartsWith("rw", StringComparison.Ordinal))
            .Select(parts => parts[0].Split('-'))
            .Select(range => (Number(range[0]), Number(range[1])));

    private static int Read(Microsoft.Win32.SafeHandles.SafeFileHandle memory, Span<byte> into, long at)
    {
        try
        {
            return RandomAccess.Read(memory, into, at);
        }
        catch (IOException)
        {
            // given back since the list was made, or a device
            return 0;
        }
    }

    private static long Number(string hexadecimal) =>
        long.Parse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
