using System.Text.RegularExpressions;

namespace Tocsin.Standards.CveRules;

/// <summary>How the record format writes its IDs, instants, languages and tags (CVE Record Format 5.2, "definitions").</summary>
internal static partial class CveTexts
{
    /// <summary>A URI by its characters (RFC 3986): whether it leads anywhere is asked of references alone.</summary>
    public static bool IsAddress(string text) => AddressPattern().IsMatch(text);

    public static bool IsInstant(string text) =>
        InstantPattern().IsMatch(text) && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", out _);

    public static bool IsReferenceTag(string tag) =>
        tag
            is "broken-link"
                or "customer-entitlement"
                or "exploit"
                or "government-resource"
                or "issue-tracking"
                or "mailing-list"
                or "mitigation"
                or "not-applicable"
                or "patch"
                or "permissions-required"
                or "media-coverage"
                or "product"
                or "related"
                or "release-notes"
                or "signature"
                or "technical-description"
                or "third-party-advisory"
                or "vendor-advisory"
                or "vdb-entry"
        || IsExtensionTag(tag);

    /// <summary>A tag of somebody's own ("tagExtension").</summary>
    public static bool IsExtensionTag(string tag) =>
        tag.Length is >= 2 and <= 128 && tag.StartsWith("x_", StringComparison.Ordinal);

    [GeneratedRegex(
        "^[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?\\[\\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+(#([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?\\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex AddressPattern();

    [GeneratedRegex(
        "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-4[0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}\\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    public static partial Regex UuidPattern();

    [GeneratedRegex(
        "^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T(2[0-3]|[01][0-9]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?\\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    public static partial Regex InstantPattern();

    [GeneratedRegex(
        "^[A-Za-z]{2,4}([_-][A-Za-z]{4})?([_-]([A-Za-z]{2}|[0-9]{3}))?\\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    public static partial Regex LanguagePattern();

    [GeneratedRegex(
        "^en([_-][A-Za-z]{4})?([_-]([A-Za-z]{2}|[0-9]{3}))?\\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    public static partial Regex EnglishPattern();

    [GeneratedRegex("^CVE-[0-9]{4}-[0-9]{4,19}\\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    public static partial Regex IdPattern();

    [GeneratedRegex(
        "^5\\.(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*))?\\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    public static partial Regex DataVersionPattern();

    [GeneratedRegex("^CWE-[1-9][0-9]*\\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    public static partial Regex CwePattern();

    [GeneratedRegex("^CAPEC-[1-9][0-9]{0,4}\\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    public static partial Regex CapecPattern();
}
