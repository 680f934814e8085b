using Tocsin.Web.Components;

namespace Tocsin.Workspace.CveIds;

/// <summary>Reasons for a rejection that tell nothing of what the ID stood for.</summary>
internal static class NeutralReason
{
    public static IReadOnlyList<Choice> Choices { get; } =
    [
        new("unused", "The CVE ID was not used."),
        new("no-vulnerability", "Further investigation showed that this is not a vulnerability."),
        new("duplicate", "The CVE ID was assigned twice; use the other one."),
        new("mistaken", "The CVE ID was assigned by mistake."),
        new("elsewhere", "Another CNA assigned a CVE ID for it."),
    ];

    /// <summary>The sentence; null where none was chosen.</summary>
    public static string? Chosen(string? choice) =>
        Choices.FirstOrDefault(c => c.Value.Equals(choice, StringComparison.Ordinal))?.Label;

    /// <summary>Whether a reason is one of these sentences and nothing more.</summary>
    public static bool Is(string reason) => Choices.Any(c => c.Label.Equals(reason, StringComparison.Ordinal));
}
