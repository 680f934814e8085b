namespace Tocsin.Advisories.LockFiles;

/// <summary>How much of a lock file is read.</summary>
public static class LockFileLimits
{
    /// <summary>The largest file, in bytes.</summary>
    public const int Bytes = 8 * 1024 * 1024;

    /// <summary>The most packages, each version counted.</summary>
    public const int Packages = 50_000;

    /// <summary>The most entries that are listed as unread.</summary>
    public const int Unread = 200;

    /// <summary>How deep JSON and YAML may nest.</summary>
    public const int Depth = 128;

    /// <summary>So much of an unread entry is shown, in UTF-16 units.</summary>
    internal const int UnreadText = 120;
}
