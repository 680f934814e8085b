namespace Tocsin.Public.Sources;

/// <summary>How much is taken from an address, and how long it is waited for.</summary>
public static class SourceLimits
{
    /// <summary>The largest zip or JSON that is downloaded, in bytes.</summary>
    public const long LargestDownload = 2L * 1024 * 1024 * 1024;

    /// <summary>The largest change list, in bytes: some two million lines.</summary>
    public const long LargestChangeList = 128L * 1024 * 1024;

    /// <summary>Up to so many changed records are fetched one by one; of more the zip is.</summary>
    public const int FewChanges = 200;

    /// <summary>The most bytes of records fetched one by one; beyond it the zip is fetched after all.</summary>
    public const long MostSingles = 64L * 1024 * 1024;

    /// <summary>How many single records are asked for at once.</summary>
    public const int SinglesAtOnce = 4;

    public static readonly TimeSpan DownloadPatience = TimeSpan.FromMinutes(30);

    public static readonly TimeSpan ChangeListPatience = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan SinglePatience = TimeSpan.FromMinutes(1);
}
