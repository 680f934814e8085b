namespace Tocsin.Web.Changes;

/// <summary>One part of a text that differs between two of its states.</summary>
/// <param name="Label">What the part is called.</param>
public sealed record ChangedPart(string Label, IReadOnlyList<ChangedLine> Lines);

/// <param name="Kind">Whether only the older state has it, only the newer, or both (shown for its place).</param>
public sealed record ChangedLine(LineKind Kind, string Text);

public enum LineKind
{
    Same,
    Gone,
    New,
}
