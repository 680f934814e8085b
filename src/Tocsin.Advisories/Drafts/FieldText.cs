using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Drafts;

/// <summary>
/// One field of a draft as text that somebody can change and send back: prose as it is, lists one item to a line, affected versions as
/// <c>npm left-pad: &gt;= 1.0.0, &lt; 1.2.3</c>. What is read from the text of a field gives that field again.
/// </summary>
public static class FieldText
{
    /// <summary>Of a list, in UTF-16 units.</summary>
    public const int LongestList = 20_000;

    private const string Between = " | ";

    /// <summary>The longest text of a field, in UTF-16 units.</summary>
    public static int Longest(DraftField field) =>
        field switch
        {
            DraftField.Summary => AdvisoryLimits.Summary,
            DraftField.Impact => 50,
            DraftField.Severity => AdvisoryLimits.CvssVector,
            DraftField.Details => AdvisoryLimits.Details,
            DraftField.Workarounds => AdvisoryLimits.Workarounds,
            _ => LongestList,
        };

    /// <summary>How lines of this field are written, for whoever writes them; null for prose.</summary>
    public static string? Shape(DraftField field) =>
        field switch
        {
            DraftField.Impact => "One word: " + string.Join(", ", ImpactClasses.All.Select(one => one.Word())) + ".",
            DraftField.Affected =>
                "One range to a line: “npm left-pad: >= 1.0.0, < 1.2.3”, “<= 1.2.2” for the last affected version, “= 1.5.0” for one alone, “*” for all.",
            DraftField.Severity => "A CVSS 3.1 or 4.0 vector.",
            DraftField.Weaknesses => "One CWE to a line: “CWE-79”.",
            DraftField.References => "One to a line, its kind first: “FIX https://…”.",
            DraftField.Credits =>
                "One to a line: “Name | FINDER | mailto:…”; what stands after the name can be left out.",
            DraftField.Aliases => "One ID to a line.",
            _ => null,
        };

    public static string Of(AdvisoryContent content, DraftField field) =>
        Normal(
            field switch
            {
                DraftField.Summary => content.Summary,
                DraftField.Impact => content.Impact?.Word() ?? "",
                DraftField.Severity => content.CvssVector ?? "",
                DraftField.Details => content.Details,
                DraftField.Workarounds => content.Workarounds ?? "",
                DraftField.Affected => Joined(AffectedText.Of(content.Affected)),
                DraftField.Weaknesses => Joined(content.Cwes),
                DraftField.References => Joined(content.References.Select(one => $"{one.Type} {one.Url}".Trim())),
                DraftField.Credits => Joined(content.Credits.Select(Line)),
                _ => Joined(content.Aliases),
            }
        );

    /// <summary>The draft with this text in that field; every line that cannot be read is a fault at <paramref name="path"/>.</summary>
    public static Result<AdvisoryContent> With(AdvisoryContent content, DraftField field, string text, string path)
    {
        var faults = new FaultCollector();
        var said = Normal(text);
        if (said.Length > Longest(field))
            faults.Add(path, $"This is {said.Length:N0} characters long; at most {Longest(field):N0} can be taken.");
        IReadOnlyList<string> lines =
            said.Length == 0
                ? []
                : said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var changed = field switch
        {
            DraftField.Summary => content with { Summary = string.Join(' ', lines) },
            DraftField.Impact => content with { Impact = Impact(faults, path, said) },
            DraftField.Severity => content with { CvssVector = said.Length == 0 ? null : said },
            DraftField.Details => content with { Details = said },
            DraftField.Workarounds => content with { Workarounds = said.Length == 0 ? null : said },
            DraftField.Affected => content with { Affected = AffectedText.Read(faults, path, lines) },
            DraftField.Weaknesses => content with { Cwes = lines },
            DraftField.References => content with
            {
                References = [.. lines.Select((line, at) => Reference(faults, path, line, at))],
            },
            DraftField.Credits => content with { Credits = [.. lines.Select(Credit)] },
            _ => content with { Aliases = lines },
        };
        return faults.Else(() => changed);
    }

    private static ImpactClass? Impact(FaultCollector faults, string path, string said)
    {
        if (said.Length == 0 || ImpactClasses.Of(said) is not null)
            return ImpactClasses.Of(said);
        faults.Add(path, Shape(DraftField.Impact)!);
        return null;
    }

    private static AdvisoryReference Reference(FaultCollector faults, string path, string line, int at)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0)
            return new(line[..space], line[(space + 1)..].Trim());
        faults.Add(path, $"Line {at + 1}: write its kind, a space, and the address.");
        return new("", line);
    }

    private static AdvisoryCredit Credit(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        return new(parts[0], Given(parts, 1), Given(parts, 2));
    }

    private static string? Given(string[] parts, int at) =>
        at < parts.Length && parts[at].Length > 0 ? parts[at] : null;

    private static string Line(AdvisoryCredit credit) =>
        credit.Contact is { } contact ? string.Join(Between, credit.Name, credit.Type ?? "", contact)
        : credit.Type is { Length: > 0 } type ? string.Join(Between, credit.Name, type)
        : credit.Name;

    private static string Joined(IEnumerable<string> lines) => string.Join('\n', lines);

    // a form sends other ends of line than a program
    private static string Normal(string text) => text.ReplaceLineEndings("\n").Trim();
}
