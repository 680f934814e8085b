using Tocsin.Standards.Osv;

namespace Tocsin.Web.Articles;

/// <summary>What is affected of one package, as sentences for people.</summary>
public static class AffectedWords
{
    /// <summary>
    /// One phrase for each stretch of versions, in the record's order: <c>1.0.0 up to but not including 1.2.4</c>. Ranges
    /// are [introduced, fixed) or [introduced, last_affected] (OSV schema, "affected[].ranges[].events").
    /// </summary>
    public static IReadOnlyList<string> Stretches(OsvAffected affected)
    {
        List<string> phrases = [.. (affected.Ranges ?? []).SelectMany(Stretches)];
        if (phrases.Count == 0 && affected.Versions is { Count: > 0 } versions)
            phrases.Add(versions.Count == 1 ? $"version {versions[0]}" : $"versions {string.Join(", ", versions)}");
        return phrases;
    }

    /// <summary>What a reader can move to.</summary>
    public static Remedy RemedyOf(OsvAffected affected)
    {
        List<OsvEvent> happened = [.. (affected.Ranges ?? []).SelectMany(range => range.Events ?? [])];
        string[] fixes = [.. happened.Select(e => e.Fixed).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (fixes.Length > 0)
            return new Remedy.Fixed(fixes);
        return happened.Count == 0 ? new Remedy.NotListed()
            : happened[^1].LastAffected is { } last ? new Remedy.After(last)
            : new Remedy.NotYet();
    }

    private static List<string> Stretches(OsvRange range)
    {
        List<string> phrases = [];
        var of = range.Type == "GIT" ? "commit " : "";
        string? open = null;
        foreach (var happened in range.Events ?? [])
        {
            if (happened.Introduced is { } introduced)
            {
                if (open is not null)
                    phrases.Add(Open(of, open));
                open = introduced;
            }
            else if ((happened.Fixed ?? happened.Limit ?? happened.LastAffected) is { } end)
            {
                phrases.Add(Closed(of, open ?? "0", end, isAffected: happened.LastAffected is not null));
                open = null;
            }
        }
        if (open is not null)
            phrases.Add(Open(of, open));
        return phrases;
    }

    private static string Open(string of, string start) =>
        start == "0" ? "every version" : $"{of}{start} and everything later";

    private static string Closed(string of, string start, string end, bool isAffected) =>
        (start, isAffected) switch
        {
            ("0", true) => $"everything up to and including {of}{end}",
            ("0", false) => $"everything before {of}{end}",
            (_, true) when start == end => $"{of}{end} alone",
            (_, true) => $"{of}{start} up to and including {of}{end}",
            (_, false) => $"{of}{start} up to but not including {of}{end}",
        };
}
