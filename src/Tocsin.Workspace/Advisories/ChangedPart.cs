namespace Tocsin.Workspace.Advisories;

/// <summary>One part of an advisory that differs between two drafts.</summary>
/// <param name="Label">As the editor calls it.</param>
public sealed record ChangedPart(string Label, IReadOnlyList<ChangedLine> Lines);

/// <param name="Kind">Whether only the older draft has it, only the newer, or both (shown for its place).</param>
public sealed record ChangedLine(LineKind Kind, string Text);

public enum LineKind
{
    Same,
    Gone,
    New,
}
