using Tocsin.Standards.Identifiers;

namespace Tocsin.Advisories.LockFiles;

/// <summary>A plain list: a package URL a line or, where the ecosystem is known, <c>name@version</c>, <c>name==version</c> or <c>name version</c>.</summary>
internal static class VersionList
{
    public static void Read(string text, string? ecosystem, LockFileEntries entries)
    {
        var number = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            if (entries.IsFull)
                return;
            var line = raw.Trim().TrimEnd(',').Trim("\"'");
            if (line.IsEmpty || line[0] == '#' || line.StartsWith("//"))
                continue;
            if (line.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase))
                AddUrl(line.ToString(), number, entries);
            else if (ecosystem is null)
                entries.Skip(number, line.ToString(), "no package URL, and no ecosystem was chosen");
            else
                AddName(line, ecosystem, number, entries);
        }
    }

    private static void AddUrl(string text, int line, LockFileEntries entries)
    {
        if (!PackageUrl.Parse(text).TryGet(out var url, out _))
            entries.Skip(line, text, "no package URL");
        else if (url.Package is not { } package)
            entries.Skip(line, text, "packages of this type are not known here");
        else
            entries.Add(package.Ecosystem, package.Name, url.Version, line);
    }

    private static void AddName(ReadOnlySpan<char> line, string ecosystem, int number, LockFileEntries entries)
    {
        var (at, length) = (line.IndexOf("=="), 2);
        if (at <= 0)
            (at, length) = (line.LastIndexOf('@'), 1);
        if (at <= 0)
            at = line.IndexOfAny(" \t");
        if (at <= 0)
            entries.Skip(number, line.ToString(), "no version");
        else
            entries.Add(ecosystem, line[..at].ToString(), line[(at + length)..].Trim().ToString(), number);
    }
}
