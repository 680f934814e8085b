using System.Text;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Export;

/// <summary>
/// The folder of an export. Each file is written beside its place and renamed into it, and only if it says something else than the
/// one that is there. A manifest tells which files are ours, and is never behind: what it does not name is never removed.
/// </summary>
public sealed class ExportFolder : IDisposable
{
    /// <summary>The first line says the format; after it, one path a line, with slashes, below the folder.</summary>
    public const string Manifest = "tocsin-export.txt";

    /// <summary>The content types that the files are served with.</summary>
    public const string ContentTypes = "content-types.txt";

    private const string Format = "tocsin-export 1";
    private const string Part = ".tocsin-export-part";
    private const string Lock = ".tocsin-export-lock";
    private const int LongestSegment = 255;

    // what is in it was published: whoever serves it may be another user than ours
    private const UnixFileMode FileMode = OwnerWrites | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode OwnerWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode =
        FileMode | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly string root;
    private readonly FileStream held;
    private readonly HashSet<string> known;
    private readonly HashSet<string> now = new(StringComparer.Ordinal);
    private readonly HashSet<string> sound = new(StringComparer.Ordinal);
    private StreamWriter? journal;

    private ExportFolder(string root, FileStream held, HashSet<string> known) =>
        (this.root, this.held, this.known) = (root, held, known);

    /// <summary>
    /// Refused as <c>export.not-ours</c> for a folder that holds something and no manifest, as <c>export.busy</c> while another
    /// export writes to it.
    /// </summary>
    public static Result<ExportFolder> Open(string path)
    {
        var at = Path.GetFullPath(path);
        var manifest = Path.Combine(at, Manifest);
        if (File.Exists(at))
            return NotOurs(at);
        if (!Directory.Exists(at))
            MakeFolder(at);
        else if (!File.Exists(manifest) && Directory.EnumerateFileSystemEntries(at).Any(e => !IsLock(e)))
            return NotOurs(at);
        FileStream hold;
        try
        {
            hold = new(Path.Combine(at, Lock), System.IO.FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException)
        {
            return Problem.Conflict("export.busy", $"Another export writes to {at}.", "Wait until it is done.");
        }
        var lines = File.Exists(manifest) ? File.ReadAllLines(manifest) : [Format];
        if (lines is not [Format, .. var files])
        {
            hold.Dispose();
            return NotOurs(at);
        }
        var opened = new ExportFolder(at, hold, new(files, StringComparer.Ordinal));
        // from here on the folder is known to be an export, wherever this one is interrupted
        if (!File.Exists(manifest))
            opened.Replace(manifest, Encoding.UTF8.GetBytes(Format + "\n"));
        return opened;
    }

    /// <summary>Puts <paramref name="body"/> at <paramref name="path"/>.</summary>
    /// <param name="path">Begins with a slash; not escaped.</param>
    /// <returns>Whether it was written; false where the same is there; null where no file can have this path.</returns>
    public bool? Write(string path, Stream body)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(body);
        var name = path.TrimStart('/');
        if (Place(name) is not { } place)
            return null;
        now.Add(name);
        if (IsSame(place, body))
            return false;
        if (known.Add(name))
        {
            journal ??= new(Path.Combine(root, Manifest), append: true) { AutoFlush = true };
            journal.Write(name + "\n");
        }
        MakeFolder(Path.GetDirectoryName(place)!);
        body.Position = 0;
        Replace(place, body);
        return true;
    }

    /// <summary>Removes what an earlier export wrote and this one did not; the number of files.</summary>
    public int RemoveStale()
    {
        journal?.Dispose();
        journal = null;
        var removed = 0;
        foreach (var name in known.Except(now, StringComparer.Ordinal))
        {
            if (Place(name) is not { } place || !File.Exists(place))
                continue;
            File.Delete(place);
            removed++;
            for (
                var folder = Path.GetDirectoryName(place)!;
                folder != root && !Directory.EnumerateFileSystemEntries(folder).Any();
                folder = Path.GetDirectoryName(folder)!
            )
                Directory.Delete(folder);
        }
        var lines = now.Order(StringComparer.Ordinal).Prepend(Format);
        Replace(Path.Combine(root, Manifest), Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
        return removed;
    }

    public void Dispose()
    {
        journal?.Dispose();
        File.Delete(Path.Combine(root, Lock));
        held.Dispose();
    }

    // Names come from whoever is imported: none leads out of the folder, to our own files, or through another file.
    private string? Place(string name)
    {
        var segments = name.Split('/');
        if (
            name is Manifest or Part or Lock
            || segments.Any(s =>
                s.Length == 0
                || s is "." or ".."
                || s.Any(char.IsControl)
                || s.Contains('\\', StringComparison.Ordinal)
                || Encoding.UTF8.GetByteCount(s) > LongestSegment
            )
        )
            return null;
        var folder = root;
        foreach (var segment in segments[..^1])
        {
            folder = Path.Combine(folder, segment);
            // nobody else writes here while we do
            if (sound.Contains(folder))
                continue;
            if (File.Exists(folder) || new DirectoryInfo(folder).LinkTarget is not null)
                return null;
            sound.Add(folder);
        }
        var place = Path.Combine(folder, segments[^1]);
        return sound.Contains(place) || Directory.Exists(place) ? null : place;
    }

    private static bool IsSame(string place, Stream body)
    {
        var there = new FileInfo(place);
        if (!there.Exists || there.LinkTarget is not null || there.Length != body.Length)
            return false;
        using var reading = there.OpenRead();
        body.Position = 0;
        Span<byte> mine = stackalloc byte[8192];
        Span<byte> theirs = stackalloc byte[8192];
        while (true)
        {
            var read = body.ReadAtLeast(mine, mine.Length, throwOnEndOfStream: false);
            if (reading.ReadAtLeast(theirs[..read], read, throwOnEndOfStream: false) < read)
                return false;
            if (!mine[..read].SequenceEqual(theirs[..read]))
                return false;
            if (read < mine.Length)
                return true;
        }
    }

    private void Replace(string place, byte[] body)
    {
        using var from = new MemoryStream(body);
        Replace(place, from);
    }

    private void Replace(string place, Stream body)
    {
        var part = Path.Combine(root, Part);
        using (var to = new FileStream(part, System.IO.FileMode.Create, FileAccess.Write))
            body.CopyTo(to);
        File.SetUnixFileMode(part, FileMode);
        File.Move(part, place, overwrite: true);
    }

    private static void MakeFolder(string path)
    {
        if (Directory.Exists(path))
            return;
        MakeFolder(Path.GetDirectoryName(path)!);
        Directory.CreateDirectory(path);
        // whatever the umask of this process
        File.SetUnixFileMode(path, FolderMode);
    }

    private static bool IsLock(string path) => Path.GetFileName(path) == Lock;

    private static Problem NotOurs(string root) =>
        Problem.Conflict(
            "export.not-ours",
            $"{root} holds something that no export wrote.",
            "Choose a folder that is empty or not there yet."
        );
}
