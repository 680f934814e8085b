using System.Globalization;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Settings;

/// <summary>What settings ask of files and numbers.</summary>
internal static class Files
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    public static bool IsPrivate(string path) => (File.GetUnixFileMode(path) & Others) == 0;

    /// <summary>What is wrong with a file that its owner alone may read; null if nothing is.</summary>
    public static string? Private(string path) =>
        !File.Exists(path) ? $"There is no file {path}."
        : !IsPrivate(path) ? $"{path} can be read by others; run: chmod 600 {path}"
        : null;

    /// <summary>The text of a file that a setting names; null if none was named or it cannot be read.</summary>
    public static string? Text(this FaultCollector faults, SettingValues values, string name)
    {
        if (values.One(name) is not { } path)
            return null;
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            faults.Add(name, $"{path} cannot be read.");
            return null;
        }
    }

    public static int Number(this FaultCollector faults, SettingValues values, string name, int otherwise, int least, int most)
    {
        if (values.One(name) is not { } text)
            return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        faults.Add(name, $"'{text}' is no number from {least} to {most}.");
        return otherwise;
    }

    /// <summary>Keeps a fault where a choice has to be made.</summary>
    public static bool Refused(this FaultCollector faults, string name, string message)
    {
        faults.Add(name, message);
        return false;
    }

    /// <summary>Where a path really leads, each of its links followed; what does not exist yet leads where it says.</summary>
    public static string Real(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder)
            return full;
        var at = Path.Combine(Real(folder), Path.GetFileName(full));
        return new FileInfo(at).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? at;
    }
}
