namespace Tocsin.Standards.Versions;

/// <summary>
/// Reads the range syntax of npm and writes its shorthands out as comparators (node-semver 7, "Range Grammar" and
/// "Advanced Range Syntax").
/// </summary>
internal sealed class NpmRangeParser(NpmRangeOptions options)
{
    private readonly bool loose = options.HasFlag(NpmRangeOptions.Loose);
    private readonly bool includePreRelease = options.HasFlag(NpmRangeOptions.IncludePrerelease);

    /// <summary>The lists of comparators of which one must match; null when the text is no range.</summary>
    public static NpmComparator[][]? Parse(string text, NpmRangeOptions options)
    {
        var parser = new NpmRangeParser(options);
        var alternatives = new List<NpmComparator[]>();
        foreach (var alternative in text.Split("||"))
        {
            if (parser.ParseAlternative(SemVerText.Trim(alternative)) is not { } comparators)
                return null;
            if (comparators.Length > 0)
                alternatives.Add(comparators);
        }
        return Simplify(alternatives);
    }

    /// <summary>Alternatives that match nothing drop out, one that matches everything is all that counts.</summary>
    private static NpmComparator[][]? Simplify(List<NpmComparator[]> alternatives)
    {
        if (alternatives.Count < 2)
            return alternatives.Count == 0 ? null : [.. alternatives];
        var left = alternatives.FindAll(a => !a[0].IsNothing);
        if (left.Count == 0)
            return [alternatives[0]];
        return left.Find(a => a is [{ Operator: NpmOperator.Any }]) is { } all ? [all] : [.. left];
    }

    /// <summary>Empty when, loosely, nothing in it was a comparator; null when it is no range.</summary>
    private NpmComparator[]? ParseAlternative(ReadOnlySpan<char> text)
    {
        var comparators = new List<NpmComparator>();
        if (text.IsEmpty)
            comparators.Add(NpmComparator.Any);
        else if (!TryAddHyphen(text, comparators) && !TryAddAll(text, comparators))
            return null;
        if (comparators.Find(c => c.IsNothing) is { } nothing)
            return [nothing];
        var distinct = comparators.DistinctBy(c => c.ToString(), StringComparer.Ordinal).ToList();
        if (distinct.Count > 1)
            distinct.RemoveAll(c => c.Operator == NpmOperator.Any);
        return [.. distinct];
    }

    /// <summary>Reads one comparator after the other; false when, strictly, one is none.</summary>
    private bool TryAddAll(ReadOnlySpan<char> text, List<NpmComparator> comparators)
    {
        var passedOver = 0;
        var anyAtEdge = false;
        while (!text.IsEmpty)
        {
            var (before, first) = (comparators.Count, comparators.Count + passedOver == 0);
            if (TryAdd(NpmToken.Take(ref text), comparators))
                anyAtEdge |= (first || text.IsEmpty) && comparators[before].Operator == NpmOperator.Any;
            else if (loose)
                passedOver++;
            else
                return false;
        }
        // npm loses a star that stands between things it passes over, and then has nothing left.
        if (passedOver > 0 && !anyAtEdge && comparators.TrueForAll(c => c.Operator == NpmOperator.Any))
            comparators.Clear();
        return true;
    }

    private SemVerGrammar Grammar => loose ? SemVerGrammar.NpmLoose : SemVerGrammar.NpmStrict;

    /// <summary><c>1.2 - 2.3.4</c>: both ends belong, and a missing number of the second stands for all of it.</summary>
    private bool TryAddHyphen(ReadOnlySpan<char> text, List<NpmComparator> comparators)
    {
        var at = NpmToken.HyphenBetween(text);
        if (
            at < 0
            || !NpmPartial.TryRead(SemVerText.Trim(text[..at]), Grammar, out var from)
            || !NpmPartial.TryRead(SemVerText.Trim(text[(at + 1)..]), Grammar, out var to)
        )
            return false;
        if (
            !loose
            && (
                (from.IsWhole && text[..at].Contains('='))
                || (to is { IsWhole: true, PreRelease: "" } && !includePreRelease && text[at..].Contains('='))
            )
        )
            return false; // strictly only a v may stand before a whole version
        return (from.Major is null || TryAtLeast(from, comparators, always: true))
            && (
                to switch
                {
                    { Major: null } => true,
                    { Minor: null } => TryBelow(to.NextMajor, comparators),
                    { Patch: null } => TryBelow(to.NextMinor, comparators),
                    { PreRelease: "" } when includePreRelease => TryBelow(to.NextPatch, comparators),
                    _ => TryCompare(NpmOperator.LessOrEqual, to.Whole, comparators),
                }
            )
            && (comparators.Count > 0 || TryAny(comparators));
    }

    private bool TryAdd(NpmToken token, List<NpmComparator> comparators)
    {
        if (token.Body.IsEmpty && token.Operator.IsEmpty)
            return TryAny(comparators);
        if (!NpmPartial.TryRead(token.Body, Grammar, out var partial))
            return TryAddStarred(token, comparators);
        return token.Operator switch
        {
            "~" or "~>" => TryTilde(partial, comparators),
            "^" => TryCaret(partial, comparators),
            _ when partial.IsWhole => TryWhole(token, comparators),
            _ => TryWildcard(token.Comparison, partial, comparators),
        };
    }

    /// <summary>npm passes over the first star that is left when all else is read: <c>1.2.3*</c> is 1.2.3.</summary>
    private bool TryAddStarred(NpmToken token, List<NpmComparator> comparators)
    {
        var star = token.Body.IndexOf('*');
        if (star < 0 || token.Operator is "~" or "~>" or "^")
            return false;
        var body = string.Concat(token.Body[..star].TrimEnd("<>="), token.Body[(star + 1)..]);
        return TryWhole(new NpmToken(token.Operator, body), comparators);
    }

    private bool TryWhole(NpmToken token, List<NpmComparator> comparators) =>
        SemVerText.Trim(token.Body).Length == token.Body.Length
        && TryCompare(token.Comparison, token.Body, comparators);

    private bool TryTilde(NpmPartial from, List<NpmComparator> comparators) =>
        from.Major is null
            ? TryAny(comparators)
            : TryAtLeast(from, comparators)
                && TryBelow(from.Minor is null ? from.NextMajor : from.NextMinor, comparators);

    /// <summary>Up to the next change of the first number that is not 0.</summary>
    private bool TryCaret(NpmPartial from, List<NpmComparator> comparators)
    {
        if (from.Major is null)
            return TryAny(comparators);
        var end = from switch
        {
            { Major: > 0 } or { Minor: null } => from.NextMajor,
            { Minor: > 0 } or { Patch: null } => from.NextMinor,
            _ => from.NextPatch,
        };
        return TryAtLeast(from, comparators) && TryBelow(end, comparators);
    }

    /// <summary><c>1.x</c>, <c>&gt;1.2</c>: a comparator whose version has a wildcard. No number may follow one (<c>1.x.5</c>).</summary>
    private bool TryWildcard(NpmOperator comparison, NpmPartial partial, List<NpmComparator> comparators)
    {
        if (partial is { Major: null, Minor: not null } or { Minor: null, Patch: not null })
            return false;
        var last = partial.Minor is null ? partial.NextMajor : partial.NextMinor;
        switch (comparison)
        {
            case NpmOperator.Less or NpmOperator.Greater when partial.Major is null:
                comparators.Add(NpmComparator.Nothing);
                return true;
            case var _ when partial.Major is null:
                return TryAny(comparators);
            case NpmOperator.Greater:
                return TryCompare(NpmOperator.GreaterOrEqual, includePreRelease ? last + "-0" : last, comparators);
            case NpmOperator.LessOrEqual:
                return TryBelow(last, comparators);
            case NpmOperator.GreaterOrEqual:
                return TryAtLeast(Blank(partial), comparators);
            case NpmOperator.Less:
                return TryBelow(Blank(partial).Release(), comparators);
            default:
                return TryAtLeast(Blank(partial), comparators) && TryBelow(last, comparators);
        }
    }

    /// <summary>Numbers after a wildcard do not count.</summary>
    private static NpmPartial Blank(NpmPartial partial) =>
        new(partial.Major, partial.Minor, partial.Minor is null ? null : partial.Patch, "");

    /// <param name="always">Whether pre-releases of a whole version belong too when they are to match at all.</param>
    private bool TryAtLeast(NpmPartial from, List<NpmComparator> comparators, bool always = false)
    {
        if (from.Minor is null || from.Patch is null)
            from = Blank(from);
        var suffix = includePreRelease && from.PreRelease.Length == 0 && (always || !from.IsWhole) ? "-0" : "";
        return TryCompare(NpmOperator.GreaterOrEqual, from.Whole + suffix, comparators);
    }

    private bool TryBelow(string version, List<NpmComparator> comparators) =>
        TryCompare(NpmOperator.Less, version + "-0", comparators);

    private bool TryCompare(NpmOperator comparison, ReadOnlySpan<char> text, List<NpmComparator> comparators)
    {
        if (!SemVerParts.TryRead(text, Grammar, out var parts))
            return false;
        var version = SemVerKey.Pack(parts, ordersBuild: false);
        var printed = SemVerKey.Print(version);
        var everything = text.SequenceEqual(includePreRelease ? "0.0.0-0" : "0.0.0");
        comparators.Add(
            comparison == NpmOperator.GreaterOrEqual && everything
                ? NpmComparator.Any
                : new(comparison, version, printed)
        );
        return true;
    }

    private static bool TryAny(List<NpmComparator> comparators)
    {
        comparators.Add(NpmComparator.Any);
        return true;
    }
}
