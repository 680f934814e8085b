namespace Tocsin.Server.Settings;

/// <summary>Who may read a file, and where a path really leads.</summary>
internal static class Files
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    public static bool IsPrivate(string path) => (File.GetUnixFileMode(path) & Others) == UnixFileMode.None;

    /// <summary>What is wrong with a file that its owner alone may read; null if nothing is.</summary>
    public static string? Private(string path) =>
        !File.Exists(path) ? $"There is no file {path}."
        : !IsPrivate(path) ? $"{path} can be read by others; run: chmod 600 {path}"
        : null;

    /// <summary>Where a path really leads, each of its links followed; what does not exist yet leads where it says.</summary>
    public static string Real(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder)
            return full;
        var at = Path.Combine(Real(folder), Path.GetFileName(full));
        return new FileInfo(at) is { LinkTarget: not null } link
            ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName
            : at;
    }
}
