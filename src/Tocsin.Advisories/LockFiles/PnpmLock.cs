namespace Tocsin.Advisories.LockFiles;

/// <summary>
/// pnpm's lock file. Its <c>packages</c> are keyed <c>/name/1.0.0_peers</c> (lockfileVersion 5), <c>/name@1.0.0(peers)</c> (6) or
/// <c>name@1.0.0</c> (9); entries that are not from the registry say <c>name</c> and <c>version</c> themselves.
/// </summary>
internal static class PnpmLock
{
    public static bool Read(string text, LockFileEntries entries)
    {
        var yaml = new YamlWalk(text);
        if (!yaml.EnterDocument())
            return false;
        var (found, bySlash) = (false, false);
        while (yaml.Key(out _) is { } key && !entries.IsFull)
        {
            if (key == "lockfileVersion")
            {
                bySlash = yaml.TakeScalar()?.StartsWith('5') == true;
                found = true;
            }
            else if (key == "packages" && yaml.Enter())
                Packages(yaml, bySlash, entries);
            else
                yaml.Skip();
        }
        return found;
    }

    private static void Packages(YamlWalk yaml, bool bySlash, LockFileEntries entries)
    {
        while (yaml.Key(out var line) is { } key && !entries.IsFull)
        {
            var (name, version) = Entry(yaml);
            var fromKey = bySlash ? BySlash(key) : ByAt(key);
            if (fromKey is { } read)
                entries.Add("npm", name ?? read.Name, version ?? read.Version, line);
            else if (name is not null && version is not null)
                entries.Add("npm", name, version, line);
            else
                entries.Skip(line, key, LockFileEntries.NotReleased);
        }
    }

    private static (string? Name, string? Version) Entry(YamlWalk yaml)
    {
        string? name = null,
            version = null;
        if (!yaml.Enter())
        {
            yaml.Skip();
            return default;
        }
        while (yaml.Key(out _) is { } key)
        {
            if (key == "name")
                name = yaml.TakeScalar();
            else if (key == "version")
                version = yaml.TakeScalar();
            else
                yaml.Skip();
        }
        return (name, version);
    }

    private static (string Name, string Version)? BySlash(string key)
    {
        if (!key.StartsWith('/'))
            return null;
        var parts = key[1..].Split('/');
        var scoped = parts[0].StartsWith('@');
        if (parts.Length != (scoped ? 3 : 2))
        {
            // peers of a scope have slashes of their own: /name/1.0.0_@scope+peer@2.0.0 has none, (…) came later
            return null;
        }
        var version = parts[^1];
        var peers = version.IndexOf('_', StringComparison.Ordinal);
        return (scoped ? $"{parts[0]}/{parts[1]}" : parts[0], peers < 0 ? version : version[..peers]);
    }

    private static (string Name, string Version)? ByAt(string key)
    {
        var peers = key.IndexOf('(', StringComparison.Ordinal);
        var text = (peers < 0 ? key : key[..peers]).TrimStart('/');
        var at = text.LastIndexOf('@');
        return at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])
            ? (text[..at], text[(at + 1)..])
            : null;
    }
}
