namespace Tocsin.Advisories.LockFiles;

/// <summary>What a lock file, or a plain list, says is installed.</summary>
/// <param name="Packages">Each package at each version once, in the order of the file.</param>
/// <param name="Unread">What could not be understood or is no release of a registry, at most <see cref="LockFileLimits.Unread"/>.</param>
/// <param name="UnreadCount">How many of these there were in all.</param>
public sealed record LockFile(
    LockFileKind Kind,
    IReadOnlyList<LockedPackage> Packages,
    IReadOnlyList<UnreadEntry> Unread,
    int UnreadCount
);
