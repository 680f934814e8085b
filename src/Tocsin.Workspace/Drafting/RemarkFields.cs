using Tocsin.Advisories.Drafts;
using Tocsin.Web.Changes;
using Tocsin.Web.Components;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Drafting;

/// <summary>The fields of a draft as forms offer them, and what a suggestion changes.</summary>
internal static class RemarkFields
{
    public static IReadOnlyList<Choice> Choices { get; } =
    [.. Enum.GetValues<DraftField>().Select(field => new Choice(Words.Of(field), RemarkWords.Of(field)))];

    public static IReadOnlyList<ChangedPart> Difference(string? field, string? before, string? after) =>
        [new(RemarkWords.Of(Words.Parse<DraftField>(field)), LineChanges.Between(Lines(before), Lines(after)))];

    private static IReadOnlyList<string> Lines(string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : text.ReplaceLineEndings("\n").Trim().Split('\n');
}
