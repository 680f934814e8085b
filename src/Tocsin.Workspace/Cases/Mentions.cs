using System.Text.RegularExpressions;

namespace Tocsin.Workspace.Cases;

/// <summary>Members who are named in a message: <c>@ann-lee</c>, at the beginning of a word.</summary>
internal static partial class Mentions
{
    /// <summary>The most that one message names; what comes after is text like any other.</summary>
    public const int Most = 20;

    /// <summary>The handles, in small letters, each once.</summary>
    public static IReadOnlyList<string> In(string? body) =>
        [
            .. Handle()
                .Matches(body ?? "")
                .Select(found => found.Groups["handle"].Value.TrimEnd('-').ToLowerInvariant())
                .Distinct(StringComparer.Ordinal)
                .Take(Most),
        ];

    // an address or a scoped package (@babel/core) names nobody
    [GeneratedRegex(
        @"(?<![\p{L}\p{Nd}@._/-])@(?<handle>[\p{L}\p{Nd}][\p{L}\p{Nd}-]{0,79})(?![\p{L}\p{Nd}@/-])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Handle();
}
