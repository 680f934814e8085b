using Tocsin.Standards.Osv;
using Tocsin.Web.Changes;

namespace Tocsin.Web.Articles;

/// <summary>What differs between two revisions of a record, part by part in the order of the article; equal parts are left out.</summary>
public static class RecordChanges
{
    /// <summary>Texts of more lines are shown as all gone and all new: strangers ask for these, and comparing costs the product.</summary>
    public const int MostLines = 400;

    public static IReadOnlyList<ChangedPart> Between(OsvRecord before, OsvRecord after) =>
        [
            .. Parts(before)
                .Zip(Parts(after))
                .Where(pair => !pair.First.Lines.SequenceEqual(pair.Second.Lines, StringComparer.Ordinal))
                .Select(pair => new ChangedPart(
                    pair.First.Label,
                    LineChanges.Between(pair.First.Lines, pair.Second.Lines, MostLines)
                )),
        ];

    private static IEnumerable<(string Label, IReadOnlyList<string> Lines)> Parts(OsvRecord record)
    {
        yield return ("Summary", Text(record.Summary));
        yield return ("Withdrawn", Text(record.Withdrawn?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'")));
        yield return ("Other names", Sorted(record.Aliases));
        yield return ("Affected versions", [.. (record.Affected ?? []).SelectMany(Affected)]);
        yield return ("Severity", [.. Severity(record)]);
        yield return ("Weaknesses", [.. RecordWords.Weaknesses(record)]);
        yield return ("Details", Text(record.Details));
        yield return (
            "References",
            [.. (record.References ?? []).Select(one => $"{RecordWords.Reference(one.Type)}: {one.Url}")]
        );
        yield return (
            "Thanks",
            [.. (record.Credits ?? []).Select(credit => $"{RecordWords.Credit(credit.Type)} {credit.Name}")]
        );
        yield return ("Related", Sorted([.. record.Related ?? [], .. record.Upstream ?? []]));
    }

    private static IEnumerable<string> Affected(OsvAffected affected)
    {
        var name = affected.Package is { } package ? $"{package.Ecosystem} {package.Name}" : "source code";
        var stretches = AffectedWords.Stretches(affected);
        foreach (var stretch in stretches)
            yield return $"{name}: {stretch}";
        // a list beside ranges; alone it is a stretch already
        if ((affected.Ranges ?? []).Any(range => range.Events is { Count: > 0 }) && affected.Versions is { Count: > 0 })
            yield return $"{name}: listed {string.Join(", ", affected.Versions)}";
        if (stretches.Count == 0)
            yield return $"{name}: no versions";
    }

    private static IEnumerable<string> Severity(OsvRecord record)
    {
        foreach (var severity in record.Severity ?? [])
            yield return $"{severity.Type.Replace('_', ' ')}: {severity.Score}";
        if (RecordWords.Rating(record) is { } word)
            yield return word.ToLowerInvariant();
    }

    private static IReadOnlyList<string> Sorted(IReadOnlyList<string>? texts) =>
        [.. (texts ?? []).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Text(string? text) =>
        string.IsNullOrWhiteSpace(text)
            ? []
            : text.Trim().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
}
