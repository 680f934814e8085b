using System.Text.RegularExpressions;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Templates;

/// <summary>The texts that a programme often writes.</summary>
public sealed partial record TemplateRules
{
    public const int Most = 50;

    /// <summary>Of a name, in UTF-16 units.</summary>
    public const int LongestName = 80;

    /// <summary>Of a text, in UTF-16 units.</summary>
    public const int LongestText = 10_000;

    /// <summary>What is filled in where it stands between braces.</summary>
    public static IReadOnlyList<string> Placeholders { get; } = ["number", "package", "answer-days", "embargo-days"];

    /// <summary>What a new programme starts with.</summary>
    public IReadOnlyList<MessageTemplate> Messages { get; init; } =
    [
        new(
            "Thank you for the report",
            TemplateReader.Reporter,
            "Thank you for reporting this. We look into {package} and answer within {answer-days} business days. Please keep it between us until then."
        ),
        new(
            "Still working on it",
            TemplateReader.Reporter,
            "We are still working on {number}, and have nothing new to tell yet. It is not forgotten."
        ),
        new(
            "What a maintainer is asked for",
            TemplateReader.Vendor,
            "Somebody reported a vulnerability in {package} to us. Could you tell us whether you see it too, and by when you expect a fix? It becomes public within {embargo-days} days at the latest."
        ),
    ];

    /// <summary>Everything that is wrong with them, by their paths: <c>messages[2].text</c>.</summary>
    public IReadOnlyList<Fault> Check()
    {
        var faults = new FaultCollector();
        if (Messages.Count > Most)
            faults.Add("messages", $"There are at most {Most} templates.");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Messages.Count; i++)
        {
            var (path, one) = ($"messages[{i}]", Messages[i]);
            faults.Required($"{path}.name", one.Name, LongestName);
            faults.Required($"{path}.text", one.Text, LongestText);
            if (!names.Add(one.Name.Trim()))
                faults.Add($"{path}.name", "Another template has this name.");
            foreach (Match found in Placeholder().Matches(one.Text))
            {
                if (!Placeholders.Contains(found.Groups["name"].Value, StringComparer.Ordinal))
                    faults.Add(
                        $"{path}.text",
                        $"Nothing is filled in for {found.Value}; there are {string.Join(", ", Placeholders.Select(p => $"{{{p}}}"))}."
                    );
            }
        }
        return faults.Faults;
    }

    [GeneratedRegex(@"\{(?<name>[a-z-]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
