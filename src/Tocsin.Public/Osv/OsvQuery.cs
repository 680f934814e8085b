using System.Text.Json;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Osv;

/// <summary>One question to the OSV API: a package, perhaps at a version, or a commit. Its texts are there until <see cref="Read"/> reads the next with the same room.</summary>
internal readonly ref struct OsvQuery
{
    /// <summary>A token that comes before every ID.</summary>
    public const string Beginning = "-";

    /// <summary>Says something only where <see cref="Commit"/> is null.</summary>
    public ReadOnlySpan<char> Ecosystem { get; private init; }

    public ReadOnlySpan<char> Name { get; private init; }

    /// <summary>Empty: every record of the package.</summary>
    public ReadOnlySpan<char> Version { get; private init; }

    /// <summary>Lower-case; null where a package is asked about.</summary>
    public string? Commit { get; private init; }

    /// <summary>The page token: records whose ID follows this one; null from the beginning.</summary>
    public string? After { get; private init; }

    public static Problem NotJson => Problem.Invalid("osv.not-json", "The body is not a JSON object of this query.");

    /// <summary>
    /// Reads the object at which the reader stands and leaves it at its end:
    /// <c>{version|commit, package:{name,ecosystem}|{purl}, page_token?}</c>. The problem that it has, or null.
    /// </summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="InvalidOperationException">A text is not UTF-8.</exception>
    public static Problem? Read(scoped ref Utf8JsonReader reader, QueryTexts texts, out OsvQuery query)
    {
        query = default;
        texts.Clear();
        var said = new Said();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return NotJson;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("package"u8))
                ReadPackage(ref reader, texts, ref said);
            else if (reader.ValueTextEquals("version"u8))
                said.Version = Text(ref reader, texts);
            else if (reader.ValueTextEquals("commit"u8))
                said.Commit = Text(ref reader, texts);
            else if (reader.ValueTextEquals("page_token"u8) || reader.ValueTextEquals("pageToken"u8))
                said.After = Text(ref reader, texts);
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
        return Checked(said, out query);
    }

    private static void ReadPackage(scoped ref Utf8JsonReader reader, QueryTexts texts, ref Said said)
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
                said.Name = Text(ref reader, texts);
            else if (reader.ValueTextEquals("ecosystem"u8))
                said.Ecosystem = Text(ref reader, texts);
            else if (reader.ValueTextEquals("purl"u8))
                said.Purl = Text(ref reader, texts);
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    // As protocol buffers have it, an empty text is none.
    private static ReadOnlySpan<char> Text(scoped ref Utf8JsonReader reader, QueryTexts texts)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return default;
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        return texts.Add(ref reader);
    }

    private static Problem? Checked(Said said, out OsvQuery query)
    {
        query = default;
        var after = said.After.IsEmpty ? null : said.After.ToString();
        if (after is not null && after != Beginning && !OsvReader.IsId(after))
            return Refused("Invalid page token.");
        if (!said.Commit.IsEmpty)
        {
            if (!said.Version.IsEmpty)
                return Refused("Ask for a version or for a commit, not for both.");
            query = new() { Commit = said.Commit.ToString().ToLowerInvariant(), After = after };
            return null;
        }
        if (!said.Purl.IsEmpty)
            return OfPurl(said, after, out query);
        if (said.Name.IsEmpty || said.Ecosystem.IsEmpty)
            return Refused("Invalid query: a commit, a purl, or a package's name and ecosystem is needed.");
        query = new()
        {
            Ecosystem = said.Ecosystem,
            Name = said.Name,
            Version = said.Version,
            After = after,
        };
        return null;
    }

    private static Problem? OfPurl(Said said, string? after, out OsvQuery query)
    {
        query = default;
        if (!said.Name.IsEmpty || !said.Ecosystem.IsEmpty)
            return Refused("Name a package by its purl or by name and ecosystem, not by both.");
        if (!PackageUrl.Parse(said.Purl.ToString()).TryGet(out var purl, out _))
            return Refused("Invalid PURL.");
        if (purl.Version is not null && !said.Version.IsEmpty)
            return Refused("The version is in the purl and beside it.");
        // A type that no ecosystem has is a package of which nothing is known.
        query = new()
        {
            Ecosystem = purl.Package?.Ecosystem,
            Name = purl.Package?.Name ?? purl.Name,
            Version = purl.Version is null ? said.Version : purl.Version.AsSpan(),
            After = after,
        };
        return null;
    }

    private static Problem Refused(string message) => Problem.Invalid("osv.query", message);

    // what is empty was not said
    private ref struct Said
    {
        public ReadOnlySpan<char> Version;
        public ReadOnlySpan<char> Commit;
        public ReadOnlySpan<char> After;
        public ReadOnlySpan<char> Name;
        public ReadOnlySpan<char> Ecosystem;
        public ReadOnlySpan<char> Purl;
    }
}
