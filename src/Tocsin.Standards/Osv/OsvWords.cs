namespace Tocsin.Standards.Osv;

/// <summary>The closed lists of words of the OSV schema 1.7.</summary>
public static class OsvWords
{
    /// <summary>"references[].type field".</summary>
    public static IReadOnlyList<string> ReferenceTypes { get; } =
    ["ADVISORY", "ARTICLE", "DETECTION", "DISCUSSION", "REPORT", "FIX", "INTRODUCED", "PACKAGE", "EVIDENCE", "WEB"];

    /// <summary>"credits[].type field".</summary>
    public static IReadOnlyList<string> CreditTypes { get; } =
    [
        "FINDER",
        "REPORTER",
        "ANALYST",
        "COORDINATOR",
        "REMEDIATION_DEVELOPER",
        "REMEDIATION_REVIEWER",
        "REMEDIATION_VERIFIER",
        "TOOL",
        "SPONSOR",
        "OTHER",
    ];
}
