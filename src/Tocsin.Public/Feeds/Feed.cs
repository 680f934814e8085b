using Tocsin.Advisories.Matching;
using Tocsin.Public.Settings;

namespace Tocsin.Public.Feeds;

/// <summary>What a feed says, in whatever format.</summary>
/// <param name="Path">Of the feed itself, without its ending; already escaped.</param>
/// <param name="Page">The path of the page that shows the same; already escaped.</param>
/// <param name="Records">The newest first.</param>
internal sealed record Feed(string Title, string Path, string Page, IReadOnlyList<IndexedRecord> Records)
{
    /// <summary>How many entries a feed has at most.</summary>
    public const int Entries = 50;

    /// <summary>When it last changed; a feed without entries never has.</summary>
    public DateTimeOffset Updated =>
        Records.Select(record => record.Modified).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();

    /// <summary>The programme's own advisories. What others published is theirs to announce.</summary>
    public static Feed OfOwn(AdvisoryIndex index, PublicOptions site) =>
        new(
            $"{site.SiteName}: security advisories",
            "/feed",
            "/advisories",
            [.. index.Newest.Where(record => site.IsOwn(record.Id)).Take(Entries)]
        );

    /// <summary>Everything that is here, from whomever.</summary>
    public static Feed OfAll(AdvisoryIndex index, PublicOptions site) =>
        new($"{site.SiteName}: every advisory", "/feed/all", "/advisories", [.. index.Newest.Take(Entries)]);

    /// <summary>The title of an entry.</summary>
    public static string TitleOf(IndexedRecord record) =>
        $"{record.Id}: {record.Title}{(record.Withdrawn is null ? "" : " (withdrawn)")}";

    /// <summary>One sentence: which packages, and what.</summary>
    public static string SummaryOf(IndexedRecord record)
    {
        var names = string.Join(", ", record.Affected.Select(a => $"{a.Ecosystem}/{a.Name}").Take(10));
        return names.Length == 0 ? record.Title : $"{names}: {record.Title}";
    }
}
