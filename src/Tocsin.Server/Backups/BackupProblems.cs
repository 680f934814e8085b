using Tocsin.Standards.Problems;

namespace Tocsin.Server.Backups;

/// <summary>Why there is no backup, or none is put back. None of them leaves anything behind.</summary>
internal static class BackupProblems
{
    private const string Unchanged = "Nothing was changed.";

    public static Problem Taken(string folder) =>
        Of("backup.taken", $"{folder} is there already and is not empty.", "Choose one that is not there yet.");

    public static Problem None(string folder) =>
        Of("backup.none", $"{folder} is no backup: it has no {BackupManifest.FileName}.", Unchanged);

    public static Problem Changed(string path) =>
        Of(
            "backup.changed",
            $"{path} is not as it was backed up.",
            "Nothing was changed. Take another copy of this backup, or an older one."
        );

    public static Problem Missing(string path) =>
        Of(
            "backup.missing",
            $"{path} of the backup is missing.",
            "Nothing was changed. Put it back where it was: keys may have been kept apart."
        );

    public static Problem NotSealed { get; } =
        Of(
            "backup.not-sealed",
            $"{BackupManifest.FileName} is not as this installation wrote it.",
            "Nothing was changed. Take another copy of this backup, or an older one."
        );

    public static Problem OtherVersion(string version) =>
        Of(
            "backup.version",
            $"The backup was made by version {version} of Tocsin.",
            "Restore it with that version or a later one."
        );

    public static Problem OtherDatabase(string made) =>
        Of(
            "backup.database",
            $"The backup is of {made}, and other databases are set up.",
            "Set up databases of the same kind, that are empty."
        );

    public static Problem Occupied(string what) =>
        Of(
            "restore.occupied",
            $"{what} holds something already.",
            "Restore into a place that is empty: nothing is written over."
        );

    public static Problem HeadUnknown { get; } =
        Of(
            "restore.head-unknown",
            "Whether this is the newest backup cannot be seen from it alone.",
            "Say which head the public saw last with --head FILE (the public site's /heads/latest.json, from a mirror or your notes), or --declare that you do not know."
        );

    public static Problem HeadDiffers(string day) =>
        Of(
            "restore.head-differs",
            $"The last head that was published, of {day}, is not the last one of this backup: what came after the backup will be gone.",
            "Restore a newer backup, or say with --declare that it has to be this one."
        );

    public static Problem HeadUnread { get; } =
        Of(
            "restore.head-unread",
            "The file that --head names is no head.",
            "It is what /heads/latest.json of the public site says."
        );

    public static Problem Tool(string program, string what) =>
        Of(
            "backup.tool",
            $"{program} did not do it: {what}",
            "Install PostgreSQL's client programs of the server's version."
        );

    public static Problem Unsound(int faults) =>
        Of(
            "backup.unsound",
            $"What was copied does not verify ({faults} faults).",
            "Run ./run verify: it says where and what to do."
        );

    private static Problem Of(string code, string title, string next) => new(code, 503, title, next);
}
