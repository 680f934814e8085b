using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Tocsin.Workspace.Due;

/// <summary>What tells a file from a copy of it: its inode and when that was made, which no write changes and no copy shares.</summary>
internal static class FileIdentity
{
    // statx(2), linux/stat.h. .NET's own "creation time" on Linux is the older of two times that writing changes.
    private const int Here = -100;
    private const uint InodeAndBirth = 0x100 | 0x800;
    private const int InodeAt = 32;
    private const int BirthSecondsAt = 80;
    private const int BirthNanosecondsAt = 88;

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static string Of(string file)
    {
        if (!OperatingSystem.IsLinux())
            return File.GetCreationTimeUtc(file).Ticks.ToString(CultureInfo.InvariantCulture);
        var told = new byte[256];
        if (Statx(Here, file, 0, InodeAndBirth, told) != 0)
            throw new FileNotFoundException("There is no such file.", file);
        var inode = BinaryPrimitives.ReadUInt64LittleEndian(told.AsSpan(InodeAt));
        var seconds = BinaryPrimitives.ReadInt64LittleEndian(told.AsSpan(BirthSecondsAt));
        var nanoseconds = BinaryPrimitives.ReadUInt32LittleEndian(told.AsSpan(BirthNanosecondsAt));
        return string.Create(CultureInfo.InvariantCulture, $"{inode} {seconds}.{nanoseconds:000000000}");
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(
        int folder,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        int flags,
        uint mask,
        [Out] byte[] told
    );
}
