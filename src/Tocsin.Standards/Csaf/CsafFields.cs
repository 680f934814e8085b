using Tocsin.Standards.Osv;

namespace Tocsin.Standards.Csaf;

/// <summary>What documents and vulnerabilities both have (CSAF 2.0, 3.1 "Definitions").</summary>
internal static class CsafFields
{
    private static readonly string[] order = ["description", "details", "summary", "general", "faq"];

    public static IReadOnlyList<CsafNote> Notes(OsvElement at) =>
        at.Each("notes", n => new CsafNote(n.Text("category") ?? "", n.Text("title"), n.Text("text")?.Trim() ?? ""))
        ?? [];

    /// <summary>The text that describes: a description, or whatever comes next to one.</summary>
    public static string? Description(IReadOnlyList<CsafNote> notes) =>
        order
            .Select(category => notes.FirstOrDefault(n => n.Category == category && n.Text.Length > 0)?.Text)
            .FirstOrDefault(text => text is not null);

    public static IReadOnlyList<OsvReference> References(OsvElement at) => at.Each("references", Reference) ?? [];

    public static IReadOnlyList<OsvCredit> Credits(OsvElement at) =>
        [.. (at.Each("acknowledgments", Credit) ?? []).SelectMany(c => c)];

    private static OsvReference? Reference(OsvElement at)
    {
        if (at.Text("url")?.Trim() is not { Length: > 0 } url)
            return null;
        var word = at.Text("summary")?.ToUpperInvariant();
        var known = word is not null && OsvWords.ReferenceTypes.Contains(word, StringComparer.Ordinal);
        return new(
            known ? word!
                : at.Text("category") == "self" ? "ADVISORY"
                : "WEB",
            url
        );
    }

    private static List<OsvCredit> Credit(OsvElement at)
    {
        IReadOnlyList<string>? contact = at.Texts("urls") is { Count: > 0 } urls ? urls : null;
        var word = at.Text("summary")?.ToUpperInvariant().Replace(' ', '_');
        var type = word is not null && OsvWords.CreditTypes.Contains(word, StringComparer.Ordinal) ? word : null;
        IReadOnlyList<string> names = at.Texts("names") is { Count: > 0 } some ? some : [at.Text("organization") ?? ""];
        return [.. names.Where(n => !string.IsNullOrWhiteSpace(n)).Select(n => new OsvCredit(n.Trim(), contact, type))];
    }
}

internal sealed record CsafNote(string Category, string? Title, string Text);
