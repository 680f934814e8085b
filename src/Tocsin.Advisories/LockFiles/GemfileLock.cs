namespace Tocsin.Advisories.LockFiles;

/// <summary>Bundler's Gemfile.lock: in the section <c>GEM</c>, under <c>specs:</c>, four spaces before <c>name (1.0.0-platform)</c>.</summary>
internal static class GemfileLock
{
    private const string Indent = "    ";

    public static void Read(string text, LockFileEntries entries)
    {
        var number = 0;
        var section = "";
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            if (entries.IsFull)
                return;
            var line = raw.TrimEnd();
            if (line.IsEmpty)
                continue;
            if (line[0] != ' ')
            {
                section = line.ToString();
                continue;
            }
            // six spaces: what the gem above needs, with ranges
            if (section is not ("GEM" or "GIT" or "PATH") || !line.StartsWith(Indent) || line[Indent.Length] == ' ')
                continue;
            Add(line.Trim(), section, number, entries);
        }
    }

    private static void Add(ReadOnlySpan<char> line, string section, int number, LockFileEntries entries)
    {
        var open = line.IndexOf(" (");
        if (open <= 0 || line[^1] != ')')
            entries.Skip(number, line.ToString(), "no version");
        else if (section != "GEM")
            entries.Skip(number, line.ToString(), LockFileEntries.NotReleased);
        else
        {
            var version = line[(open + 2)..^1];
            var platform = version.IndexOf('-');
            if (platform > 0)
                version = version[..platform];
            entries.Add("RubyGems", line[..open].ToString(), version.ToString(), number);
        }
    }
}
