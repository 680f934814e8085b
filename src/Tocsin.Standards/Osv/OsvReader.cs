using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Osv;

/// <summary>
/// Reads records of the OSV schema 1.7 as the world writes them: tolerant of what can be understood (nulls, numbers for
/// texts, one text for a list of one, several boundaries in one event, unknown members, instants without a zone), strict about
/// what cannot.
/// </summary>
public static class OsvReader
{
    /// <summary>The largest record that is read, in bytes.</summary>
    public const int LargestRecord = 4 * 1024 * 1024;

    /// <summary>How deep objects and arrays may nest.</summary>
    public const int DeepestNesting = 64;

    /// <summary>The longest ID, in characters.</summary>
    public const int LongestId = 200;

    /// <summary>
    /// Total: any bytes give a record or a problem (<c>osv.too-large</c>, <c>osv.not-text</c>, <c>osv.not-json</c>,
    /// <c>osv.not-an-object</c>, or <c>osv.faulty</c> with every fault and its path).
    /// </summary>
    public static Result<OsvRecord> Read(ReadOnlyMemory<byte> utf8) => OsvDocument.Read(utf8, "osv", Record);

    /// <summary>The same bytes without U+FEFF in front, which some editors leave.</summary>
    public static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    /// <summary>
    /// Whether <paramref name="id"/> can name a record: 1 to 200 of A to Z, a to z, 0 to 9 and <c>- _ . : ~ +</c>, a letter or
    /// digit in front, so that it is one segment of a path and one name of a file.
    /// </summary>
    public static bool IsId(string? id) =>
        id is { Length: > 0 and <= LongestId }
        && char.IsAsciiLetterOrDigit(id[0])
        && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '~' or '+');

    private static OsvRecord Record(OsvElement at) =>
        new()
        {
            SchemaVersion = at.Text("schema_version"),
            Id = Id(at),
            Modified = at.Instant("modified", required: true) ?? default,
            Published = at.Instant("published"),
            Withdrawn = at.Instant("withdrawn"),
            Aliases = at.Texts("aliases"),
            Related = at.Texts("related"),
            Upstream = at.Texts("upstream"),
            Summary = at.Text("summary"),
            Details = at.Text("details"),
            Severity = at.Each("severity", Severity),
            Affected = at.Each("affected", Affected),
            References = at.Each("references", Reference),
            Credits = at.Each("credits", Credit),
            DatabaseSpecific = at.Object("database_specific"),
        };

    private static string Id(OsvElement at)
    {
        var id = at.Needed("id");
        if (id.Length > 0 && !IsId(id))
            at.Fault("id", $"An ID has at most {LongestId} letters, digits and - _ . : ~ +.");
        return id;
    }

    private static OsvSeverity? Severity(OsvElement at) =>
        at.Text("type") is { } type && at.Text("score") is { } score ? new(type, score) : null;

    private static OsvAffected Affected(OsvElement at) =>
        new()
        {
            Package = at.Child("package", Package),
            Severity = at.Each("severity", Severity),
            Ranges = at.Each("ranges", Range),
            Versions = at.Texts("versions"),
            EcosystemSpecific = at.Object("ecosystem_specific"),
            DatabaseSpecific = at.Object("database_specific"),
        };

    private static OsvPackage Package(OsvElement at) => new(at.Needed("ecosystem"), at.Needed("name"), at.Text("purl"));

    private static OsvRange Range(OsvElement at) =>
        new()
        {
            Type = at.Needed("type"),
            Repo = at.Text("repo"),
            Events = [.. (at.Each("events", Boundaries) ?? []).SelectMany(one => one)],
            DatabaseSpecific = at.Object("database_specific"),
        };

    // The schema wants one boundary an event; early records put a pair in one object.
    private static List<OsvEvent> Boundaries(OsvElement at)
    {
        var events = new List<OsvEvent>(1);
        if (at.Text("introduced") is { } introduced)
            events.Add(new() { Introduced = introduced });
        if (at.Text("fixed") is { } fix)
            events.Add(new() { Fixed = fix });
        if (at.Text("last_affected") is { } last)
            events.Add(new() { LastAffected = last });
        if (at.Text("limit") is { } limit)
            events.Add(new() { Limit = limit });
        return events;
    }

    private static OsvReference? Reference(OsvElement at) =>
        at.Text("url") is { } url ? new(at.Text("type") ?? "WEB", url) : null;

    private static OsvCredit? Credit(OsvElement at) =>
        at.Text("name") is { } name ? new(name, at.Texts("contact"), at.Text("type")) : null;
}
