using Tocsin.Advisories.Drafts;
using Tocsin.Web.Changes;

namespace Tocsin.Workspace.Advisories;

/// <summary>What differs between two drafts, part by part in the order of the editor; parts that are equal are left out.</summary>
internal static class DraftChanges
{
    public static IReadOnlyList<ChangedPart> Between(AdvisoryContent before, AdvisoryContent after) =>
        [
            .. Parts(before)
                .Zip(Parts(after))
                .Where(pair => !pair.First.Lines.SequenceEqual(pair.Second.Lines, StringComparer.Ordinal))
                .Select(pair => new ChangedPart(
                    pair.First.Label,
                    LineChanges.Between(pair.First.Lines, pair.Second.Lines)
                )),
        ];

    private static IEnumerable<(string Label, IReadOnlyList<string> Lines)> Parts(AdvisoryContent content)
    {
        yield return ("Summary", Text(content.Summary));
        yield return ("What an attacker gains", Text(content.Impact?.Display()));
        yield return ("Affected packages", [.. content.Affected.SelectMany(Lines)]);
        yield return ("Severity", Text(content.CvssVector));
        yield return ("Weaknesses", content.Cwes);
        yield return ("Details", Text(content.Details));
        yield return ("Workarounds", Text(content.Workarounds));
        yield return ("References", [.. content.References.Select(r => $"{r.Type} {r.Url}")]);
        yield return ("Credits", [.. content.Credits.Select(c => string.Join(", ", Said(c.Name, c.Type, c.Contact)))]);
        yield return ("Other names", content.Aliases);
    }

    private static IEnumerable<string> Lines(AffectedPackage package)
    {
        var name = $"{package.Package.Ecosystem} {package.Package.Name}";
        foreach (var range in package.Ranges)
        {
            var end =
                range.Fixed is { } fix ? $"up to but not including {fix}"
                : range.LastAffected is { } last ? $"up to and including {last}"
                : "and everything later";
            yield return $"{name}: from {range.Introduced} {end}";
        }
        if (package.Versions.Count > 0)
            yield return $"{name}: {string.Join(", ", package.Versions)}";
        if (package.Ranges.Count + package.Versions.Count == 0)
            yield return $"{name}: no versions";
    }

    private static IEnumerable<string> Said(params string?[] texts) =>
        texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!);

    private static IReadOnlyList<string> Text(string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : text.Trim().Split('\n');
}
