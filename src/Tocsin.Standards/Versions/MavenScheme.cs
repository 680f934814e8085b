using System.Text;

namespace Tocsin.Standards.Versions;

/// <summary>
/// Maven's ComparableVersion: dots, hyphens and the change between letters and digits separate; 0, <c>ga</c> and nothing are
/// the same; <c>.word</c> before <c>-word</c> before <c>-number</c> before <c>.number</c>. Any text is a version.
/// ComparableVersion is no order: <c>1.0.rc</c> is before <c>1</c>, that before <c>1-x</c>, and that before <c>1.0.rc</c>.
/// Keys break such circles at their last step: what is before the release comes before what is after it.
/// </summary>
internal sealed class MavenScheme() : PackedScheme("Maven")
{
    /// <summary>As ComparableVersion compares, circles and all.</summary>
    public override int? Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        TryParse(left, out _) && TryParse(right, out _)
            ? MavenComparison.Compare(left.Trim(), right.Trim())
            : base.Compare(left, right);

    protected override bool TryWrite(ReadOnlySpan<char> text, ref KeyWriter key)
    {
        Span<char> lower = stackalloc char[LongestVersion];
        MavenKey.Write(lower[..text.ToLowerInvariant(lower)], ref key);
        return true;
    }

    protected override void Print(ref KeyReader key, StringBuilder text) => MavenKey.Print(ref key, text);
}
