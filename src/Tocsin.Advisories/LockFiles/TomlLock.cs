namespace Tocsin.Advisories.LockFiles;

/// <summary>
/// Cargo.lock, poetry.lock, uv.lock: machine-written TOML in which each <c>[[package]]</c> has <c>name</c>, <c>version</c> and perhaps
/// <c>source</c> on lines of their own. Only these are read.
/// </summary>
internal static class TomlLock
{
    private sealed class Said
    {
        public int Line { get; init; }
        public string? Name { get; set; }
        public string? Version { get; set; }
        public string? Source { get; set; }
    }

    public static void Read(string text, string ecosystem, LockFileEntries entries)
    {
        var number = 0;
        Said? package = null;
        var (isOwn, quotes) = (false, "");
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            if (entries.IsFull)
                return;
            var line = raw.Trim();
            if (quotes.Length > 0)
            {
                if (line.Contains(quotes, StringComparison.Ordinal))
                    quotes = "";
                continue;
            }
            if (line.StartsWith("[["))
            {
                Add(package, ecosystem, entries);
                isOwn = line.SequenceEqual("[[package]]");
                package = isOwn ? new() { Line = number } : null;
            }
            else if (line.StartsWith("[") && !raw.StartsWith(" "))
            {
                // [package.source] says where from in its members; [package.dependencies] has names of others
                isOwn = false;
                if (package is not null && line.SequenceEqual("[package.source]"))
                    package.Source = "table";
                else if (!line.StartsWith("[package."))
                {
                    Add(package, ecosystem, entries);
                    package = null;
                }
            }
            else if (package is not null)
                quotes = Member(line, package, isOwn);
        }
        Add(package, ecosystem, entries);
    }

    // Gives the quotation mark of a text that goes on over lines, else nothing.
    private static string Member(ReadOnlySpan<char> line, Said package, bool isOwn)
    {
        var equals = line.IndexOf('=');
        if (equals <= 0)
            return "";
        var key = line[..equals].Trim();
        var value = line[(equals + 1)..].Trim();
        foreach (var marks in (string[])["\"\"\"", "'''"])
        {
            if (value.StartsWith(marks))
                return value[3..].Contains(marks, StringComparison.Ordinal) ? "" : marks;
        }
        if (isOwn && key.SequenceEqual("name"))
            package.Name = Text(value);
        else if (isOwn && key.SequenceEqual("version"))
            package.Version = Text(value);
        else if (isOwn && key.SequenceEqual("source"))
            package.Source = value.ToString();
        else if (!isOwn && package.Source == "table" && key.SequenceEqual("type"))
            package.Source = Text(value);
        return "";
    }

    private static string? Text(ReadOnlySpan<char> value)
    {
        if (value.Length < 2 || value[0] is not ('"' or '\''))
            return null;
        var end = value[1..].IndexOf(value[0]);
        return end < 0 ? null : value[1..(end + 1)].ToString();
    }

    private static void Add(Said? package, string ecosystem, LockFileEntries entries)
    {
        if (package is null)
            return;
        var source = package.Source;
        // Cargo's and uv's own crates: no source, a path, nothing to build
        var isProject =
            (source is null && ecosystem == "crates.io")
            || (
                source?.StartsWith('{') == true
                && (Says(source, "virtual") || Says(source, "editable") || Says(source, "directory"))
            );
        if (isProject)
            return;
        var isElsewhere =
            source is not null
            && (
                source.StartsWith("\"git+", StringComparison.Ordinal)
                || source is "git" or "directory" or "file" or "url"
                || (source.StartsWith('{') && !Says(source, "registry"))
            );
        if (isElsewhere)
            entries.Skip(package.Line, $"{package.Name} {package.Version}", LockFileEntries.NotReleased);
        else
            entries.Add(ecosystem, package.Name, package.Version, package.Line);
    }

    private static bool Says(string source, string key) => source.Contains(key + " =", StringComparison.Ordinal);
}
