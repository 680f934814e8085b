namespace Tocsin.Advisories.LockFiles;

/// <summary>yarn.lock of Yarn 2 and later: YAML, each entry with <c>version</c> and <c>resolution</c> (<c>name@npm:1.0.0</c>).</summary>
internal static class BerryLock
{
    public static bool Read(string text, LockFileEntries entries)
    {
        var yaml = new YamlWalk(text);
        if (!yaml.EnterDocument())
            return false;
        var found = false;
        while (yaml.Key(out var line) is { } key && !entries.IsFull)
        {
            if (key == "__metadata" || !yaml.Enter())
            {
                found |= key == "__metadata";
                yaml.Skip();
                continue;
            }
            string? version = null,
                resolution = null;
            while (yaml.Key(out _) is { } member)
            {
                if (member == "version")
                    version = yaml.TakeScalar();
                else if (member == "resolution")
                    resolution = yaml.TakeScalar();
                else
                    yaml.Skip();
            }
            Add(resolution ?? key, version, line, entries);
        }
        return found;
    }

    // the name may begin with an @, and a patch repeats the whole behind another
    private static void Add(string resolution, string? version, int line, LockFileEntries entries)
    {
        var at = resolution.Length == 0 ? -1 : resolution.IndexOf('@', 1);
        var (name, from) = at < 0 ? (resolution, "") : (resolution[..at], resolution[(at + 1)..]);
        if (from.StartsWith("npm:", StringComparison.Ordinal) || from.StartsWith("patch:", StringComparison.Ordinal))
            entries.Add("npm", name, version, line);
        else if (!from.StartsWith("workspace:", StringComparison.Ordinal))
            entries.Skip(line, resolution, LockFileEntries.NotReleased);
    }
}
