using Tocsin.Standards.Nswg;

namespace Tocsin.Advisories.Imports;

/// <summary>JSON files: one, those of a folder and of the folders in it, or the working group's.</summary>
internal sealed class FilesPart : ImportPart
{
    private readonly string root;
    private readonly Func<IEnumerable<FileInfo>> files;
    private readonly NswgKind? kind;

    private FilesPart(string root, Func<IEnumerable<FileInfo>> files, NswgKind? kind) =>
        (this.root, this.files, this.kind) = (root, files, kind);

    /// <summary>One file.</summary>
    public static FilesPart One(FileInfo file) => Of(file.DirectoryName ?? "/", () => [file], null);

    /// <summary>Every <c>*.json</c> below a folder. Symbolic links are not followed.</summary>
    public static FilesPart Folder(DirectoryInfo folder) => Of(folder.FullName, () => Below(folder, "*.json"), null);

    /// <summary>The numbered files of one of the working group's folders, without the index that repeats them.</summary>
    public static FilesPart WorkingGroup(DirectoryInfo folder, NswgKind kind) =>
        Of(
            folder.Parent!.FullName,
            () => folder.EnumerateFiles("*.json", Flat).Where(f => f.Name != "index.json"),
            kind
        );

    /// <summary>Files below a folder by pattern, without following symbolic links (they could lead in a circle).</summary>
    public static IEnumerable<FileInfo> Below(DirectoryInfo folder, string pattern) =>
        folder.EnumerateFiles(pattern, Deep);

    public override IEnumerable<ImportEntry> Read(ImportRules rules, CancellationToken cancel)
    {
        foreach (var file in files())
        {
            cancel.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(root, file.FullName);
            var size = file.Length;
            yield return new(
                name,
                size,
                ReadAll(file.OpenRead, size, rules),
                kind is { } k ? (k, Path.GetFileNameWithoutExtension(file.Name)) : null
            );
        }
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

    private static FilesPart Of(string root, Func<IEnumerable<FileInfo>> files, NswgKind? kind)
    {
        var (count, bytes) = (0, 0L);
        foreach (var file in files())
        {
            count++;
            bytes += file.Length;
        }
        return new(root, files, kind)
        {
            Entries = count,
            Bytes = bytes,
            Uncompressed = bytes,
        };
    }
}
