namespace Tocsin.Standards.Versions;

/// <summary>One comparator of an npm range after its shorthands are written out: <c>&gt;=1.2.0</c>; alternatives are lists of them.</summary>
internal sealed record NpmComparator(NpmOperator Operator, VersionKey Version, string Text)
{
    /// <summary>Matches everything; written as nothing.</summary>
    public static NpmComparator Any { get; } = new(NpmOperator.Any, VersionKey.Minimum, "");

    /// <summary>Matches nothing, since 0.0.0-0 is the lowest version there is.</summary>
    public static NpmComparator Nothing { get; } = new(NpmOperator.Less, Key("0.0.0-0"), "0.0.0-0");

    /// <summary>The lowest version there is.</summary>
    public static VersionKey Lowest { get; } = Key("0.0.0-0");

    public static VersionKey Zero { get; } = Key("0.0.0");

    public bool IsNothing => Operator == NpmOperator.Less && Version == Lowest;

    public bool Matches(VersionKey version) => Interval().Contains(version);

    /// <summary>What all comparators of one alternative leave.</summary>
    public static VersionInterval Interval(NpmComparator[] comparators)
    {
        var interval = VersionInterval.All;
        foreach (var comparator in comparators)
            interval = interval.Intersect(comparator.Interval());
        return interval;
    }

    /// <summary>The comparators that leave just this interval.</summary>
    public static NpmComparator[] Between(VersionInterval interval)
    {
        if (interval.End == interval.Start)
            return [new(NpmOperator.Equal, interval.Start, Print(interval.Start))];
        var comparators = new List<NpmComparator>(2);
        if (interval.Start != VersionKey.Minimum)
            comparators.Add(
                new(
                    interval.IncludesStart ? NpmOperator.GreaterOrEqual : NpmOperator.Greater,
                    interval.Start,
                    Print(interval.Start)
                )
            );
        if (interval.End is { } end)
            comparators.Add(new(interval.IncludesEnd ? NpmOperator.LessOrEqual : NpmOperator.Less, end, Print(end)));
        return comparators.Count == 0 ? [Any] : [.. comparators];
    }

    public override string ToString() =>
        Operator switch
        {
            NpmOperator.Less => "<",
            NpmOperator.LessOrEqual => "<=",
            NpmOperator.Greater => ">",
            NpmOperator.GreaterOrEqual => ">=",
            _ => "",
        } + Text;

    private VersionInterval Interval() =>
        Operator switch
        {
            NpmOperator.Equal => From(true) with { End = Version, IncludesEnd = true, EndText = Text },
            NpmOperator.Less => To(false),
            NpmOperator.LessOrEqual => To(true),
            NpmOperator.Greater => From(false),
            NpmOperator.GreaterOrEqual => From(true),
            _ => VersionInterval.All,
        };

    private VersionInterval From(bool included) =>
        included && Version == Lowest
            ? VersionInterval.All
            : VersionInterval.All with
            {
                Start = Version,
                IncludesStart = included,
                StartText = Text,
            };

    // Nothing lies below 0.0.0-0, so an end there leaves an interval that knows it is empty.
    private VersionInterval To(bool included) =>
        !included && Version == Lowest
            ? VersionInterval.All with
            {
                End = VersionKey.Minimum,
                EndText = Text,
            }
            : VersionInterval.All with
            {
                End = Version,
                IncludesEnd = included,
                EndText = Text,
            };

    private static VersionKey Key(string text) =>
        VersionScheme.Npm.TryParse(text, out var key) ? key : throw new InvalidOperationException(text);

    private static string Print(VersionKey key) => VersionScheme.Npm.Print(key);
}
