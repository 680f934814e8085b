using Tocsin.Cases.Fixes;
using Tocsin.Web.Components;

namespace Tocsin.Workspace.Cases;

/// <summary>How far a fix is, in words for people.</summary>
internal static class FixWords
{
    public static string Of(FixState state) =>
        state switch
        {
            FixState.Wanted => "wanted",
            FixState.InProgress => "in progress",
            FixState.InReview => "in review",
            FixState.Ready => "ready, held for the day",
            FixState.Released => "released",
            _ => "not needed",
        };

    public static Tone ToneOf(FixState state) =>
        state switch
        {
            FixState.Wanted => Tone.Warn,
            FixState.InProgress or FixState.InReview => Tone.Accent,
            FixState.Ready or FixState.Released => Tone.Good,
            _ => Tone.Quiet,
        };

    /// <summary><c>2 of 3 release lines are ready</c></summary>
    public static string Of(IReadOnlyList<FixLine> lines)
    {
        var needed = lines.Where(line => line.State != FixState.NotNeeded).ToList();
        var done = needed.Count(line => line.State is FixState.Ready or FixState.Released);
        return needed.Count == 1
            ? $"{done} of 1 release line is ready"
            : $"{done} of {needed.Count} release lines are ready";
    }
}
