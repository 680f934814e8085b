namespace Tocsin.Server.Backups;

/// <summary>A folder that is filled beside its place and gets there whole, or not at all. What an interrupted one left is cleared first.</summary>
internal sealed class Unfinished : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string place;

    private Unfinished(string place, string beside) => (this.place, Folder) = (place, beside);

    public string Folder { get; }

    /// <param name="place">A folder that is empty or not there.</param>
    public static Unfinished Begin(string place)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(place));
        var beside = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.unfinished");
        if (Directory.Exists(beside))
            Directory.Delete(beside, recursive: true);
        Directory.CreateDirectory(beside, OwnerOnly);
        return new(full, beside);
    }

    public static bool IsFree(string place) =>
        !System.IO.File.Exists(place)
        && (!Directory.Exists(place) || !Directory.EnumerateFileSystemEntries(place).Any());

    /// <summary>The path of a file in it, whose folder is there.</summary>
    public string File(string path)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!, OwnerOnly);
        return file;
    }

    public void Finish()
    {
        if (Directory.Exists(place))
            Directory.Delete(place);
        Directory.Move(Folder, place);
    }

    public void Dispose()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }
}
