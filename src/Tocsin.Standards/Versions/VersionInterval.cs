namespace Tocsin.Standards.Versions;

/// <summary>
/// Versions from a start to an end. Usually [start, end), as in <c>&gt;=1.0.0 &lt;1.2.4</c>; both ends say whether they
/// belong to it. Equal when they hold the same versions; the texts do not count.
/// </summary>
public sealed record VersionInterval
{
    /// <summary><see cref="VersionKey.Minimum"/> when it has no lower end.</summary>
    public VersionKey Start { get; init; }

    public bool IncludesStart { get; init; } = true;

    /// <summary>How the start was written; <c>0</c> when it has no lower end.</summary>
    public string StartText { get; init; } = "0";

    /// <summary>Null when it has no upper end.</summary>
    public VersionKey? End { get; init; }

    public bool IncludesEnd { get; init; }

    /// <summary>How the end was written; null when there is none.</summary>
    public string? EndText { get; init; }

    /// <summary>One version alone.</summary>
    /// <param name="text">How it is written.</param>
    public static VersionInterval Only(VersionKey version, string text) =>
        new()
        {
            Start = version,
            StartText = text,
            End = version,
            EndText = text,
            IncludesEnd = true,
        };

    /// <summary>Every version.</summary>
    public static VersionInterval All { get; } = new();

    /// <summary>Whether no version can lie in it.</summary>
    public bool IsEmpty =>
        End is { } end
        && (Start.CompareTo(end) is var order && (order > 0 || (order == 0 && !(IncludesStart && IncludesEnd))));

    public bool Contains(VersionKey version) => !IsAbove(version) && !IsBelow(version);

    /// <summary>Whether the whole interval lies below the version.</summary>
    public bool IsBelow(VersionKey version) =>
        End is { } end && (version.CompareTo(end) is var order && (order > 0 || (order == 0 && !IncludesEnd)));

    /// <summary>Whether the whole interval lies above the version.</summary>
    public bool IsAbove(VersionKey version) =>
        version.CompareTo(Start) is var order && (order < 0 || (order == 0 && !IncludesStart));

    /// <summary>What lies in both; empty when nothing does.</summary>
    public VersionInterval Intersect(VersionInterval other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var start = CompareStarts(this, other) >= 0 ? this : other;
        var end = CompareEnds(this, other) <= 0 ? this : other;
        return start.EndingLike(end);
    }

    public bool Equals(VersionInterval? other) =>
        other is not null && CompareStarts(this, other) == 0 && CompareEnds(this, other) == 0;

    public override int GetHashCode() => HashCode.Combine(Start, IncludesStart, End, IncludesEnd);

    public override string ToString() =>
        $"{(IncludesStart ? '[' : '(')}{StartText}, {EndText ?? "∞"}{(IncludesEnd ? ']' : ')')}";

    internal VersionInterval EndingLike(VersionInterval other) =>
        this with
        {
            End = other.End,
            IncludesEnd = other.IncludesEnd,
            EndText = other.EndText,
        };

    /// <summary>What lies below the start of this, or empty.</summary>
    internal VersionInterval? Below() =>
        Start == VersionKey.Minimum && IncludesStart
            ? null
            : All with
            {
                End = Start,
                IncludesEnd = !IncludesStart,
                EndText = StartText,
            };

    /// <summary>What lies above the end of this, or null.</summary>
    internal VersionInterval? Above() =>
        End is { } end ? All with { Start = end, IncludesStart = !IncludesEnd, StartText = EndText ?? "" } : null;

    internal static int CompareStarts(VersionInterval left, VersionInterval right) =>
        left.Start.CompareTo(right.Start) is var order and not 0
            ? order
            : right.IncludesStart.CompareTo(left.IncludesStart);

    internal static int CompareEnds(VersionInterval left, VersionInterval right) =>
        (left.End, right.End) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            ({ } l, { } r) => l.CompareTo(r) is var order and not 0
                ? order
                : left.IncludesEnd.CompareTo(right.IncludesEnd),
        };

    /// <summary>Whether nothing lies between the end of one and the start of the next, so that both make one.</summary>
    internal static bool Touch(VersionInterval first, VersionInterval second) =>
        first.End is not { } end
        || (
            end.CompareTo(second.Start) is var order
            && (order > 0 || (order == 0 && (first.IncludesEnd || second.IncludesStart)))
        );
}
