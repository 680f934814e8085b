using System.Text.RegularExpressions;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Drafts;

/// <summary>Says everything that is wrong with a draft at once. Errors stop publication, warnings do not.</summary>
public static partial class AdvisoryLint
{
    /// <summary>Every fault, each with its path in the stored spelling: <c>affected[0].ranges[1].fixed</c>.</summary>
    public static IReadOnlyList<Fault> Check(AdvisoryContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var faults = new FaultCollector();
        CheckTexts(content, faults);
        AffectedLint.Check(content.Affected, faults);
        CheckWeaknesses(content.Cwes, faults);
        SeverityLint.Check(content.CvssVector, faults);
        ReferenceLint.Check(content.References, faults);
        CheckCredits(content.Credits, faults);
        CheckAliases(content.Aliases, faults);
        return faults.Faults;
    }

    /// <summary>Whether nothing stops publication.</summary>
    public static bool IsPublishable(AdvisoryContent content) =>
        Check(content).All(f => f.Severity == FaultSeverity.Warning);

    /// <summary>Says when a list is too long, and gives as much of it as is looked at.</summary>
    internal static IEnumerable<(T Item, string Path)> Each<T>(
        IReadOnlyList<T> items,
        string path,
        int most,
        FaultCollector faults
    )
    {
        if (items.Count > most)
            faults.Add(path, $"These are {items.Count:N0}; at most {most:N0} can be taken.");
        return items.Take(most).Select((item, index) => (item, $"{path}[{index}]"));
    }

    private static void CheckTexts(AdvisoryContent content, FaultCollector faults)
    {
        var summary = faults.Required("summary", content.Summary, AdvisoryLimits.Summary);
        if (summary.Any(char.IsControl))
            faults.Add("summary", "A summary is one line without control characters.");
        faults.Required("details", content.Details, AdvisoryLimits.Details);
        faults.Optional("workarounds", content.Workarounds, AdvisoryLimits.Workarounds);
        if (content.Impact is null)
            faults.Warn("impact", "Say in plain words what an attacker gains.");
        foreach (var (path, text) in Prose(content))
        {
            if (Placeholder().Match(text) is { Success: true } left)
                faults.Add(path, $"“{left.Value}” was left to be written.");
            if (Standards.CveRules.Prose.MayThank(text) is not null)
                faults.Warn(path, "Who found it belongs into the credits, as they wish to be named.");
        }
    }

    // Beyond the limit nothing is looked at: it is an error already.
    private static IEnumerable<(string Path, string Text)> Prose(AdvisoryContent content)
    {
        yield return ("summary", Within(content.Summary, AdvisoryLimits.Summary));
        yield return ("details", Within(content.Details, AdvisoryLimits.Details));
        yield return ("workarounds", Within(content.Workarounds ?? "", AdvisoryLimits.Workarounds));
    }

    private static string Within(string text, int most) => text.Length > most ? text[..most] : text;

    private static void CheckWeaknesses(IReadOnlyList<string> cwes, FaultCollector faults)
    {
        if (cwes.Count == 0)
            faults.Warn("cwes", "Name the weakness (CWE) if it is known.");
        var seen = new HashSet<CweId>();
        foreach (var (text, path) in Each(cwes, "cwes", AdvisoryLimits.Cwes, faults))
        {
            if (!CweId.Parse(text).TryGet(out var cwe, out var problem))
                faults.Add(path, $"{problem.Title} {problem.Next}");
            else if (!seen.Add(cwe))
                faults.Warn(path, "This is named twice.");
        }
    }

    private static void CheckCredits(IReadOnlyList<AdvisoryCredit> credits, FaultCollector faults)
    {
        foreach (var (credit, path) in Each(credits, "credits", AdvisoryLimits.Credits, faults))
        {
            var name = faults.Required($"{path}.name", credit.Name, AdvisoryLimits.CreditName);
            if (name.Any(char.IsControl))
                faults.Add($"{path}.name", "A name is one line without control characters.");
            if (
                !string.IsNullOrEmpty(credit.Type)
                && !OsvWords.CreditTypes.Contains(credit.Type, StringComparer.Ordinal)
            )
                faults.Add($"{path}.type", $"This must be one of {string.Join(", ", OsvWords.CreditTypes)}.");
            var contact = faults.Optional($"{path}.contact", credit.Contact, AdvisoryLimits.CreditContact);
            if (contact is not null && !ReferenceLint.IsContact(contact))
                faults.Add($"{path}.contact", "A contact is a public https, http or mailto address.");
        }
    }

    private static void CheckAliases(IReadOnlyList<string> aliases, FaultCollector faults)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (alias, path) in Each(aliases, "aliases", AdvisoryLimits.Aliases, faults))
        {
            var text = faults.Required(path, alias, AdvisoryLimits.Alias);
            if (text.StartsWith("CVE", StringComparison.OrdinalIgnoreCase))
                faults.Take(path, CveId.Parse(text));
            else if (text.Length > 0 && !OsvReader.IsId(text))
                faults.Add(path, "An ID has letters, digits and hyphens, such as GHSA-xxxx-xxxx-xxxx.");
            if (text.Length > 0 && !seen.Add(text))
                faults.Warn(path, "This is named twice.");
        }
    }

    [GeneratedRegex(
        @"\b(TODO|TBD|FIXME|XXX+)\b|\b[Ll]orem [Ii]psum\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Placeholder();
}
