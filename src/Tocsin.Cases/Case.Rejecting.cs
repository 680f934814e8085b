using System.Text.RegularExpressions;
using Tocsin.Cases.CveIds;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>What may be said in public of an ID that is rejected while its case is secret.</summary>
public sealed partial class Case
{
    /// <summary>
    /// Null, or why <paramref name="reason"/> must not go out: it becomes the text of a public record, and names the case or a package
    /// of its draft. What is public already may be named.
    /// </summary>
    public Problem? MayTell(ReasonText reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (Published is not null)
            return null;
        var secrets = (Draft?.Affected ?? []).Select(a => (string?)a.Package.Name).Append(Number.Text);
        return secrets.Any(word => Names(reason.Reason, word)) ? CveProblems.TellsTooMuch : null;
    }

    // as a word of its own: a package called "a" is not named by every sentence
    private static bool Names(string text, string? word) =>
        !string.IsNullOrWhiteSpace(word)
        && Regex.IsMatch(
            text,
            $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(word.Trim())}(?![\p{{L}}\p{{N}}])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        );
}
