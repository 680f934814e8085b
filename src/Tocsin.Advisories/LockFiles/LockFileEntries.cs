using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.LockFiles;

/// <summary>Gathers what a reader finds, each once, within the limits.</summary>
internal sealed class LockFileEntries
{
    public const string NotReleased = "not from a registry";

    private readonly List<LockedPackage> packages = [];
    private readonly HashSet<(PackageName, string)> known = [];
    private readonly List<UnreadEntry> unread = [];
    private int unreadCount;

    /// <summary>There was more than is taken: the reader may stop.</summary>
    public bool IsFull { get; private set; }

    public void Add(string ecosystem, string? name, string? version, int line)
    {
        name = name?.Trim();
        version = version?.Trim();
        if (string.IsNullOrEmpty(name) || name.Length > PackageName.LongestName || name.Any(char.IsControl))
            Skip(line, name ?? "", "no name that a package can have");
        else if (string.IsNullOrEmpty(version))
            Skip(line, name, "no version");
        else if (version.Length > VersionScheme.LongestVersion || version.Any(char.IsControl))
            Skip(line, name, "no version that a package can have");
        else if (known.Add((new(ecosystem, name), version)))
        {
            if (packages.Count == LockFileLimits.Packages)
                IsFull = true;
            else
                packages.Add(new(new(ecosystem, name), version, line));
        }
    }

    public void Skip(int line, string text, string reason)
    {
        if (unreadCount++ < LockFileLimits.Unread)
            unread.Add(new(line, Cut(text.Trim()), reason));
    }

    public LockFile ToLockFile(LockFileKind kind) => new(kind, packages, unread, unreadCount);

    private static string Cut(string text)
    {
        var plain = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        if (plain.Length <= LockFileLimits.UnreadText)
            return plain;
        var end = LockFileLimits.UnreadText - 1;
        return $"{plain[..(char.IsHighSurrogate(plain[end - 1]) ? end - 1 : end)]}…";
    }
}
