using System.Text.Json;
using System.Text.Json.Serialization;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Advisories.Drafts;

/// <summary>
/// The advisory as people write it, before it has an ID. What is typed is kept as it was typed, malformed or not, so that
/// nothing is lost between two saves; <see cref="AdvisoryLint"/> says what stops it from being published. Empty content is
/// a valid draft. The JSON of this record is a stored format: members may be added, never renamed.
/// </summary>
public sealed record AdvisoryContent
{
    /// <summary>Nothing written yet.</summary>
    public static AdvisoryContent Empty { get; } = new();

    /// <summary>One line: the title.</summary>
    public string Summary
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Markdown.</summary>
    public string Details
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>What an attacker gains, in plain words; null while nobody has said.</summary>
    public ImpactClass? Impact { get; init; }

    public IReadOnlyList<AffectedPackage> Affected
    {
        get;
        init => field = Written.Only(value);
    } = [];

    /// <summary>As typed, <c>CWE-79</c>.</summary>
    public IReadOnlyList<string> Cwes
    {
        get;
        init => field = Written.Only(value);
    } = [];

    /// <summary>A CVSS 3.1 or 4.0 vector, as typed; null while nobody has scored it.</summary>
    public string? CvssVector { get; init; }

    public IReadOnlyList<AdvisoryReference> References
    {
        get;
        init => field = Written.Only(value);
    } = [];

    /// <summary>As the credited wish, including none.</summary>
    public IReadOnlyList<AdvisoryCredit> Credits
    {
        get;
        init => field = Written.Only(value);
    } = [];

    /// <summary>The same vulnerability in other databases: CVE IDs that others assigned, GHSA IDs, ...</summary>
    public IReadOnlyList<string> Aliases
    {
        get;
        init => field = Written.Only(value);
    } = [];

    /// <summary>Markdown: what to do where one cannot update.</summary>
    public string? Workarounds { get; init; }

    /// <summary>The stored format, UTF-8. Equal content gives equal bytes, so an approval can name their hash.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, AdvisoryJson.Default.AdvisoryContent);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is not that.</exception>
    public static AdvisoryContent FromJson(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, AdvisoryJson.Default.AdvisoryContent) ?? Empty;

    /// <summary>By what is written: two drafts are equal when they would be stored alike.</summary>
    public bool Equals(AdvisoryContent? other) =>
        ReferenceEquals(this, other) || (other is not null && ToJson().AsSpan().SequenceEqual(other.ToJson()));

    public override int GetHashCode() =>
        HashCode.Combine(Summary, Details, Impact, CvssVector, Affected.Count, References.Count);
}

/// <summary>Takes JSON's nulls out of what was sent: a list that is null is empty, an item that is null is none.</summary>
internal static class Written
{
    public static IReadOnlyList<T> Only<T>(IReadOnlyList<T>? items)
        where T : class =>
        items is null ? []
        : items.Any(i => i is null) ? [.. items.Where(i => i is not null)]
        : items;
}

/// <summary>One package and the versions of it that are vulnerable: the ranges and the single versions together.</summary>
public sealed record AffectedPackage
{
    public PackageName Package { get; init; }

    public IReadOnlyList<AffectedRange> Ranges
    {
        get;
        init => field = Written.Only(value);
    } = [];

    /// <summary>Single versions that are affected whatever the ranges say.</summary>
    public IReadOnlyList<string> Versions
    {
        get;
        init => field = Written.Only(value);
    } = [];
}

/// <summary>
/// One run of affected versions: [introduced, fixed), or [introduced, lastAffected], or, with neither, every version from the
/// introduction on.
/// </summary>
public sealed record AffectedRange
{
    /// <summary>What stands for "from the beginning": before every version of any ecosystem.</summary>
    public const string Beginning = "0";

    /// <summary>The first affected version, or <see cref="Beginning"/>.</summary>
    public string Introduced
    {
        get;
        init => field = value ?? "";
    } = Beginning;

    /// <summary>The first version that is no longer affected.</summary>
    public string? Fixed { get; init; }

    /// <summary>The last affected version, where no fix exists or is known; not together with <see cref="Fixed"/>.</summary>
    public string? LastAffected { get; init; }
}

/// <param name="Type">OSV's word: <c>ADVISORY</c>, <c>ARTICLE</c>, <c>REPORT</c>, <c>FIX</c>, <c>PACKAGE</c>, <c>EVIDENCE</c>, <c>WEB</c>, ...</param>
public sealed record AdvisoryReference(string Type, string Url);

/// <param name="Type">OSV's word: <c>FINDER</c>, <c>REPORTER</c>, <c>REMEDIATION_DEVELOPER</c>, ...; empty or null when not said.</param>
/// <param name="Contact">An http(s) or mailto URL, if the credited wants one shown.</param>
public sealed record AdvisoryCredit(string Name, string? Type = null, string? Contact = null);

/// <summary>The stored spelling of drafts: camelCase, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(AdvisoryContent))]
public sealed partial class AdvisoryJson : JsonSerializerContext;
