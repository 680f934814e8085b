using Tocsin.Standards.Problems;

namespace Tocsin.Server.Settings;

/// <summary>The data directory: everything in it is for its owner alone.</summary>
internal static class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly string[] Parts = ["public", "cases", "keys"];

    /// <summary>Makes what is missing, 0700. A folder that others can read and that holds something is refused, not changed.</summary>
    public static Result<string> Prepare(string data)
    {
        try
        {
            Directory.CreateDirectory(data, OwnerOnly);
            if (!Files.IsPrivate(data))
            {
                if (Directory.EnumerateFileSystemEntries(data).Any())
                    return Refused($"{data} can be read by others; run: chmod 700 {data}");
                File.SetUnixFileMode(data, OwnerOnly);
            }
            foreach (var part in Parts)
                Directory.CreateDirectory(Path.Combine(data, part), OwnerOnly);
            return data;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return Refused($"{data} cannot be made or written to; choose another with --data.");
        }
    }

    private static Problem Refused(string message) => Problem.Faulty([new("data", message)]);
}
