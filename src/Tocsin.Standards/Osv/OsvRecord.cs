using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tocsin.Standards.Osv;

/// <summary>One vulnerability record of the OSV schema 1.7 (ossf.github.io/osv-schema). Field names are the schema's, in snake case.</summary>
public sealed record OsvRecord
{
    public string? SchemaVersion { get; init; }

    public required string Id { get; init; }

    public DateTimeOffset Modified { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Withdrawn { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }

    public IReadOnlyList<string>? Related { get; init; }

    public IReadOnlyList<string>? Upstream { get; init; }

    public string? Summary { get; init; }

    /// <summary>CommonMark.</summary>
    public string? Details { get; init; }

    public IReadOnlyList<OsvSeverity>? Severity { get; init; }

    public IReadOnlyList<OsvAffected>? Affected { get; init; }

    public IReadOnlyList<OsvReference>? References { get; init; }

    public IReadOnlyList<OsvCredit>? Credits { get; init; }

    /// <summary>Whatever the publishing database adds; an object.</summary>
    public JsonElement? DatabaseSpecific { get; init; }
}

/// <param name="Type"><c>CVSS_V2</c>, <c>CVSS_V3</c>, <c>CVSS_V4</c>, <c>Ubuntu</c>.</param>
/// <param name="Score">For CVSS the vector string, not a number.</param>
public sealed record OsvSeverity(string Type, string Score);

public sealed record OsvAffected
{
    public OsvPackage? Package { get; init; }

    public IReadOnlyList<OsvSeverity>? Severity { get; init; }

    public IReadOnlyList<OsvRange>? Ranges { get; init; }

    /// <summary>Versions that are affected whatever the ranges say.</summary>
    public IReadOnlyList<string>? Versions { get; init; }

    public JsonElement? EcosystemSpecific { get; init; }

    public JsonElement? DatabaseSpecific { get; init; }
}

/// <param name="Ecosystem">As OSV spells it, perhaps with a suffix: <c>npm</c>, <c>Debian:12</c>.</param>
public sealed record OsvPackage(string Ecosystem, string Name, string? Purl = null);

public sealed record OsvRange
{
    /// <summary><c>SEMVER</c>, <c>ECOSYSTEM</c> or <c>GIT</c>.</summary>
    public required string Type { get; init; }

    /// <summary>For <c>GIT</c>: the repository.</summary>
    public string? Repo { get; init; }

    public IReadOnlyList<OsvEvent>? Events { get; init; }

    public JsonElement? DatabaseSpecific { get; init; }
}

/// <summary>One boundary; exactly one property is set. Ranges are [introduced, fixed) or [introduced, last_affected].</summary>
public sealed record OsvEvent
{
    /// <summary>A version, or <c>0</c>: before everything.</summary>
    public string? Introduced { get; init; }

    public string? Fixed { get; init; }

    public string? LastAffected { get; init; }

    public string? Limit { get; init; }
}

/// <param name="Type"><c>ADVISORY</c>, <c>ARTICLE</c>, <c>DETECTION</c>, <c>DISCUSSION</c>, <c>REPORT</c>, <c>FIX</c>, <c>INTRODUCED</c>, <c>PACKAGE</c>, <c>EVIDENCE</c>, <c>WEB</c>.</param>
public sealed record OsvReference(string Type, string Url);

/// <param name="Type"><c>FINDER</c>, <c>REPORTER</c>, <c>ANALYST</c>, <c>COORDINATOR</c>, <c>REMEDIATION_DEVELOPER</c>, …; null when not said.</param>
public sealed record OsvCredit(string Name, IReadOnlyList<string>? Contact = null, string? Type = null);

/// <summary>Reads and writes records as the schema spells them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(OsvInstantConverter)]
)]
[JsonSerializable(typeof(OsvRecord))]
public sealed partial class OsvJson : JsonSerializerContext;
