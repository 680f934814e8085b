using System.Text.Json;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Osv;

/// <summary>One question to the OSV API: a package, perhaps at a version, or a commit.</summary>
/// <param name="Version">Null: every record of the package.</param>
/// <param name="After">The page token: records whose ID follows this one; null from the beginning.</param>
internal sealed record OsvQuery(PackageName? Package, string? Version, string? Commit, string? After)
{
    /// <summary>A token that comes before every ID.</summary>
    public const string Beginning = "-";

    /// <summary>Reads a whole body: <c>{version|commit, package:{name,ecosystem}|{purl}, page_token?}</c>. Total.</summary>
    public static Result<OsvQuery> Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 8 });
            reader.Read();
            var query = Read(ref reader);
            return reader.Read() ? NotJson : query;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return NotJson;
        }
    }

    public static Problem NotJson => Problem.Invalid("osv.not-json", "The body is not a JSON object of this query.");

    /// <summary>Reads the object at which the reader stands and leaves it at its end.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="InvalidOperationException">A text is not UTF-8.</exception>
    public static Result<OsvQuery> Read(ref Utf8JsonReader reader)
    {
        var said = new Said();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return NotJson;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("package"u8))
                ReadPackage(ref reader, said);
            else if (reader.ValueTextEquals("version"u8))
                said.Version = Text(ref reader);
            else if (reader.ValueTextEquals("commit"u8))
                said.Commit = Text(ref reader);
            else if (reader.ValueTextEquals("page_token"u8) || reader.ValueTextEquals("pageToken"u8))
                said.After = Text(ref reader);
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
        return Checked(said);
    }

    private static void ReadPackage(ref Utf8JsonReader reader, Said said)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("name"u8))
                said.Name = Text(ref reader);
            else if (reader.ValueTextEquals("ecosystem"u8))
                said.Ecosystem = Text(ref reader);
            else if (reader.ValueTextEquals("purl"u8))
                said.Purl = Text(ref reader);
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    // As protocol buffers have it, an empty text is none.
    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString() is { Length: > 0 } text ? text : null;
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        throw new JsonException();
    }

    private static Result<OsvQuery> Checked(Said said)
    {
        if (said.After is { } after && after != Beginning && !OsvReader.IsId(after))
            return Refused("Invalid page token.");
        if (said.Commit is not null)
            return said.Version is null
                ? new OsvQuery(null, null, said.Commit.ToLowerInvariant(), said.After)
                : Refused("Ask for a version or for a commit, not for both.");
        if (said.Purl is not null)
            return OfPurl(said);
        if (said.Name is null || said.Ecosystem is null)
            return Refused("Invalid query: a commit, a purl, or a package's name and ecosystem is needed.");
        return new OsvQuery(new(said.Ecosystem, said.Name), said.Version, null, said.After);
    }

    private static Result<OsvQuery> OfPurl(Said said)
    {
        if (said.Name is not null || said.Ecosystem is not null)
            return Refused("Name a package by its purl or by name and ecosystem, not by both.");
        if (!PackageUrl.Parse(said.Purl).TryGet(out var purl, out _))
            return Refused("Invalid PURL.");
        if (purl.Version is not null && said.Version is not null)
            return Refused("The version is in the purl and beside it.");
        // A type that no ecosystem has is a package of which nothing is known.
        return new OsvQuery(purl.Package ?? new("", purl.Name), said.Version ?? purl.Version, null, said.After);
    }

    private static Problem Refused(string message) => Problem.Invalid("osv.query", message);

    private sealed class Said
    {
        public string? Version { get; set; }
        public string? Commit { get; set; }
        public string? After { get; set; }
        public string? Name { get; set; }
        public string? Ecosystem { get; set; }
        public string? Purl { get; set; }
    }
}
