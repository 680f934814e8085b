using Tocsin.Standards.Nswg;

namespace Tocsin.Advisories.Imports;

/// <summary>JSON files: one, those of a folder and of the folders in it, or the working group's.</summary>
internal sealed class FilesPart : ImportPart
{
    private readonly string root;
    private readonly List<(string Path, long Size)> files;
    private readonly NswgKind? kind;

    private FilesPart(string root, List<(string Path, long Size)> files, NswgKind? kind) =>
        (this.root, this.files, this.kind) = (root, files, kind);

    /// <summary>One file.</summary>
    public static FilesPart One(FileInfo file) => Of(file.DirectoryName ?? "/", [file], null);

    /// <summary>Every <c>*.json</c> below a folder. Symbolic links are not followed.</summary>
    public static FilesPart Folder(DirectoryInfo folder) => Of(folder.FullName, Below(folder, "*.json"), null);

    /// <summary>The numbered files of one of the working group's folders, without the index that repeats them.</summary>
    public static FilesPart WorkingGroup(DirectoryInfo folder, NswgKind kind) =>
        Of(folder.Parent!.FullName, folder.EnumerateFiles("*.json", Flat).Where(f => f.Name != "index.json"), kind);

    /// <summary>Files below a folder by pattern, without following symbolic links (they could lead in a circle).</summary>
    public static IEnumerable<FileInfo> Below(DirectoryInfo folder, string pattern) =>
        folder.EnumerateFiles(pattern, Deep);

    public override ImportEntry Read(int index, ImportRules rules)
    {
        var (path, size) = files[index];
        return new(
            Path.GetRelativePath(root, path),
            size,
            ReadAll(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1), size, rules),
            kind
        );
    }

    private static EnumerationOptions Flat { get; } =
        new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    private static EnumerationOptions Deep { get; } =
        new()
        {
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = false,
            RecurseSubdirectories = true,
        };

    private static FilesPart Of(string root, IEnumerable<FileInfo> found, NswgKind? kind)
    {
        var all = found.Select(file => (file.FullName, file.Length)).ToList();
        var bytes = all.Sum(file => file.Length);
        return new(root, all, kind)
        {
            Entries = all.Count,
            Bytes = bytes,
            Uncompressed = bytes,
        };
    }
}
