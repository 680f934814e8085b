using System.Text.RegularExpressions;

namespace Tocsin.Standards.CveRules;

/// <summary>Words that were left to be written, and words that belong somewhere else.</summary>
public static partial class Prose
{
    /// <summary>What stands there in the place of a text; null when it is a text.</summary>
    public static string? Placeholder(string text) =>
        Left().Match(text) is { Success: true } left ? left.Value
        : Nothing().IsMatch(text) ? text.Trim()
        : null;

    /// <summary>Whether a name or a product says that there is none.</summary>
    public static bool SaysNothing(string text) => Nothing().IsMatch(text);

    /// <summary>Who is thanked in a text: a phrase of thanks before a name.</summary>
    public static string? Thanks(string text) => Named().Match(text) is { Success: true } found ? found.Value : null;

    /// <summary>A phrase that often thanks somebody, and sometimes does not.</summary>
    public static string? MayThank(string text) => Phrase().Match(text) is { Success: true } found ? found.Value : null;

    /// <summary>An identifier of another list of vulnerabilities.</summary>
    public static string? OtherId(string text) => Foreign().Match(text) is { Success: true } found ? found.Value : null;

    [GeneratedRegex(
        @"\b(TODO|TBD|FIXME|XXX+)\b|\b[Ll]orem [Ii]psum\b|\*\* ?(RESERVED|REJECT) ?\*\*"
            + @"|\[(PROBLEMTYPE|PRODUCT|VENDOR|VERSION|COMPONENT|ATTACKER|IMPACT|VECTOR|ROOT ?CAUSE|DESCRIPTION)\]"
            + @"|<(insert|your|fill)[^<>]{0,80}>|\b[Dd]escription goes here\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Left();

    [GeneratedRegex(
        @"^[\s.*_]*(n[/.]?a\.?|none|null|undefined|unknown|unspecified|not applicable|not available|test|placeholder|-+|\?+|\.*)[\s.*_]*\z",
        RegexOptions.NonBacktracking
            | RegexOptions.ExplicitCapture
            | RegexOptions.IgnoreCase
            | RegexOptions.CultureInvariant
    )]
    private static partial Regex Nothing();

    [GeneratedRegex(
        @"\b(([Rr]eported|[Dd]iscovered|[Ff]ound|[Dd]isclosed|[Ii]dentified)( and reported)?( to us)? by|[Tt]hanks to|[Cc]redits?( goes)? to|[Cc]redits?:|[Ww]e (would like to )?thank)\s+(@|[A-Z])[^\s,;]*",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Named();

    [GeneratedRegex(
        @"\b((reported|discovered|found|disclosed|identified) (to us )?by|credits? (goes )?to|thanks to|we (would like to )?thank)\b",
        RegexOptions.NonBacktracking
            | RegexOptions.ExplicitCapture
            | RegexOptions.IgnoreCase
            | RegexOptions.CultureInvariant
    )]
    private static partial Regex Phrase();

    [GeneratedRegex(
        @"\b(GHSA-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}|GO-[0-9]{4}-[0-9]{4,}|RUSTSEC-[0-9]{4}-[0-9]{4}|PYSEC-[0-9]{4}-[0-9]+|ZDI-[0-9]{2}-[0-9]{3,}|EUVD-[0-9]{4}-[0-9]+)\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Foreign();
}
