using System.Globalization;
using System.Text;
using System.Xml;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Settings;

namespace Tocsin.Public.Feeds;

/// <summary>Writes a feed as Atom (RFC 4287).</summary>
internal static class AtomFeed
{
    public const string Ending = ".atom";

    public const string ContentType = "application/atom+xml; charset=utf-8";

    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static byte[] Write(Feed feed, PublicOptions site)
    {
        using var to = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false };
        using (var xml = XmlWriter.Create(to, settings))
        {
            xml.WriteStartElement("feed", Namespace);
            Text(xml, "id", site.Link(feed.Path + Ending));
            Text(xml, "title", feed.Title);
            Text(xml, "updated", Instant(feed.Updated));
            Link(xml, "self", site.Link(feed.Path + Ending), "application/atom+xml");
            Link(xml, "alternate", site.Link(feed.Page), "text/html");
            xml.WriteStartElement("author", Namespace);
            Text(xml, "name", site.SiteName);
            xml.WriteEndElement();
            foreach (var record in feed.Records)
                Entry(xml, record, site);
            xml.WriteEndElement();
        }
        return to.ToArray();
    }

    private static void Entry(XmlWriter xml, IndexedRecord record, PublicOptions site)
    {
        var page = site.Link($"/advisories/{record.Id}");
        xml.WriteStartElement("entry", Namespace);
        Text(xml, "id", page);
        Text(xml, "title", Feed.TitleOf(record));
        Text(xml, "updated", Instant(record.Modified));
        Text(xml, "published", Instant(record.Date));
        Link(xml, "alternate", page, "text/html");
        Text(xml, "summary", Feed.SummaryOf(record));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    // What XML 1.0 cannot say even escaped is left out.
    private static void Text(XmlWriter xml, string element, string text) =>
        xml.WriteElementString(
            element,
            Namespace,
            string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)))
        );

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
