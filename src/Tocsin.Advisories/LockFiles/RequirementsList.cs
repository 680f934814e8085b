using System.Buffers;

namespace Tocsin.Advisories.LockFiles;

/// <summary>pip's requirements.txt (pip, "Requirements File Format"): lines that name one exact version (PEP 440, <c>==</c> and <c>===</c>).</summary>
internal static class RequirementsList
{
    private static readonly SearchValues<char> OfName = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."
    );

    public static void Read(string text, LockFileEntries entries)
    {
        var (number, continues) = (0, false);
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            if (entries.IsFull)
                return;
            var line = raw.Trim();
            var isRest = continues;
            continues = line.EndsWith('\\');
            // what follows a backslash are hashes
            if (isRest || line.IsEmpty || line[0] == '#')
                continue;
            Add(line.TrimEnd('\\'), number, entries);
        }
    }

    private static void Add(ReadOnlySpan<char> line, int number, LockFileEntries entries)
    {
        var comment = line.IndexOf(" #");
        var said = (comment < 0 ? line : line[..comment]).Trim();
        if (said.IsEmpty || said.StartsWith("--hash"))
            return;
        if (said[0] == '-')
        {
            entries.Skip(number, said.ToString(), "an option; files that it names are not read");
            return;
        }
        var end = said.IndexOfAnyExcept(OfName);
        var name = end < 0 ? said : said[..end];
        var rest = end < 0 ? [] : said[end..].TrimStart();
        if (rest.StartsWith("[") && rest.IndexOf(']') is >= 0 and var extras)
            rest = rest[(extras + 1)..].TrimStart();
        if (name.IsEmpty || !rest.StartsWith("=="))
        {
            entries.Skip(number, said.ToString(), "no exact version");
            return;
        }
        rest = rest[(rest.StartsWith("===") ? 3 : 2)..];
        // environment markers and hashes
        if (rest.IndexOf(';') is >= 0 and var marker)
            rest = rest[..marker];
        if (rest.IndexOf(" --") is >= 0 and var option)
            rest = rest[..option];
        var version = rest.Trim();
        if (version.IsEmpty || version.IndexOfAny(",* ") >= 0)
            entries.Skip(number, said.ToString(), "no exact version");
        else
            entries.Add("PyPI", name.ToString(), version.ToString(), number);
    }
}
