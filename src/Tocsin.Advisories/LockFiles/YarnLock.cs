namespace Tocsin.Advisories.LockFiles;

/// <summary>yarn.lock of Yarn 1: a line of patterns, then what they came to, indented.</summary>
internal static class YarnLock
{
    private const string Version = "  version ";

    public static void Read(string text, LockFileEntries entries)
    {
        var number = 0;
        string? pattern = null;
        var patternLine = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            if (entries.IsFull)
                return;
            var line = raw.TrimEnd();
            if (line.IsEmpty || line[0] == '#')
                continue;
            if (line[0] != ' ')
            {
                End(entries, ref pattern, patternLine);
                if (line[^1] == ':')
                    (pattern, patternLine) = (First(line[..^1]), number);
                else
                    entries.Skip(number, line.ToString(), "not understood");
            }
            else if (pattern is not null && line.StartsWith(Version))
            {
                Add(entries, pattern, line[Version.Length..].Trim().Trim('"').ToString(), patternLine);
                pattern = null;
            }
        }
        End(entries, ref pattern, patternLine);
    }

    private static void End(LockFileEntries entries, ref string? pattern, int line)
    {
        if (pattern is not null)
            entries.Skip(line, pattern, "no version");
        pattern = null;
    }

    // "a@^1.0.0", a@~1.0.1: all of them are the same package
    private static string First(ReadOnlySpan<char> patterns)
    {
        if (patterns.Length > 0 && patterns[0] == '"' && patterns[1..].IndexOf('"') is >= 0 and var end)
            return patterns[1..(end + 1)].ToString();
        var comma = patterns.IndexOf(", ");
        return (comma < 0 ? patterns : patterns[..comma]).ToString();
    }

    private static void Add(LockFileEntries entries, string pattern, string version, int line)
    {
        var at = pattern.Length == 0 ? -1 : pattern.IndexOf('@', 1);
        var (name, range) = at < 0 ? (pattern, "") : (pattern[..at], pattern[(at + 1)..]);
        if (range.StartsWith("npm:", StringComparison.Ordinal))
        {
            // an alias: called by one name, another package
            var real = range[4..];
            var end = real.Length == 0 ? -1 : real.IndexOf('@', 1);
            entries.Add("npm", end < 0 ? real : real[..end], version, line);
        }
        else if (range.AsSpan().IndexOfAny(":/") >= 0)
            entries.Skip(line, pattern, LockFileEntries.NotReleased);
        else
            entries.Add("npm", name, version, line);
    }
}
