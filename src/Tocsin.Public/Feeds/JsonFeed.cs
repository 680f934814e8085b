using System.Globalization;
using System.Text.Json;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Settings;

namespace Tocsin.Public.Feeds;

/// <summary>Writes a feed as JSON Feed (version 1.1).</summary>
internal static class JsonFeed
{
    public const string Ending = ".json";

    public const string ContentType = "application/feed+json; charset=utf-8";

    public static byte[] Write(Feed feed, PublicOptions site)
    {
        using var to = new MemoryStream();
        using (var json = new Utf8JsonWriter(to))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", feed.Title);
            json.WriteString("home_page_url", site.Link(feed.Page));
            json.WriteString("feed_url", site.Link(feed.Path + Ending));
            json.WriteString("language", "en");
            json.WriteStartArray("authors");
            json.WriteStartObject();
            json.WriteString("name", site.SiteName);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("items");
            foreach (var record in feed.Records)
                Item(json, record, site);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return to.ToArray();
    }

    private static void Item(Utf8JsonWriter json, IndexedRecord record, PublicOptions site)
    {
        var page = site.Link($"/advisories/{record.Id}");
        json.WriteStartObject();
        json.WriteString("id", page);
        json.WriteString("url", page);
        json.WriteString("title", Feed.TitleOf(record));
        json.WriteString("content_text", Feed.SummaryOf(record));
        json.WriteString("date_published", Instant(record.Date));
        json.WriteString("date_modified", Instant(record.Modified));
        json.WriteStartArray("tags");
        foreach (var name in record.Aliases.Take(10))
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
