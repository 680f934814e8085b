using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Web.Http;

namespace Tocsin.Public.Feeds;

/// <summary>
/// GET /feed.atom (RFC 4287): the programme's own advisories, the newest first. What others published is theirs to announce; the
/// whole database is in the API.
/// </summary>
internal static class AtomFeed
{
    /// <summary>How many entries the feed has at most.</summary>
    public const int Entries = 50;

    private const string Namespace = "http://www.w3.org/2005/Atom";

    private static readonly string[] ReadVerbs = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes, LiveIndex live, PublicOptions site)
    {
        var latest = new Latest(site);
        routes
            .MapMethods("/feed.atom", ReadVerbs, (RequestDelegate)(context => Handle(context, latest.Of(live.Now))))
            .AllowCrossOriginRead()
            .AllowAnonymous();
    }

    private static async Task Handle(HttpContext context, Written feed)
    {
        if (!Freshness.Has(context, Freshness.OfBytes(feed.Body)))
            await ByteAnswer.Send(context, feed.Body, "application/atom+xml; charset=utf-8");
    }

    private sealed record Written(Edition Edition, byte[] Body);

    // Written once for each edition: feed readers come often.
    private sealed class Latest(PublicOptions site)
    {
        private volatile Written? written;

        public Written Of(Edition edition)
        {
            var there = written;
            if (there?.Edition != edition)
                written = there = new(edition, Write(edition.Index, site));
            return there;
        }
    }

    private static byte[] Write(AdvisoryIndex index, PublicOptions site)
    {
        var own = index.Newest.Where(record => site.IsOwn(record.Id)).Take(Entries).ToList();
        using var to = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false };
        using (var xml = XmlWriter.Create(to, settings))
        {
            xml.WriteStartElement("feed", Namespace);
            Text(xml, "id", site.Link("/feed.atom"));
            Text(xml, "title", $"{site.SiteName}: security advisories");
            // A feed without entries has never changed.
            Text(xml, "updated", Instant(own.Select(r => r.Modified).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()));
            Link(xml, "self", site.Link("/feed.atom"), "application/atom+xml");
            Link(xml, "alternate", site.Link("/advisories"), "text/html");
            xml.WriteStartElement("author", Namespace);
            Text(xml, "name", site.SiteName);
            xml.WriteEndElement();
            foreach (var record in own)
                Entry(xml, record, site);
            xml.WriteEndElement();
        }
        return to.ToArray();
    }

    private static void Entry(XmlWriter xml, IndexedRecord record, PublicOptions site)
    {
        var page = site.Link($"/advisories/{record.Id}");
        var names = string.Join(", ", record.Affected.Select(a => $"{a.Ecosystem}/{a.Name}").Take(10));
        xml.WriteStartElement("entry", Namespace);
        Text(xml, "id", page);
        Text(xml, "title", $"{record.Id}: {record.Title}{(record.Withdrawn is null ? "" : " (withdrawn)")}");
        Text(xml, "updated", Instant(record.Modified));
        Text(xml, "published", Instant(record.Date));
        Link(xml, "alternate", page, "text/html");
        Text(xml, "summary", names.Length == 0 ? record.Title : $"{names}: {record.Title}");
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
