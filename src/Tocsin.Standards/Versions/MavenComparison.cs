namespace Tocsin.Standards.Versions;

/// <summary>
/// Compares two Maven versions as ComparableVersion does, item by item. A hyphen begins a list that goes on to the end,
/// so the nested lists are one row of items in which a list is a mark. Lists of nothing do not count.
/// </summary>
internal static class MavenComparison
{
    // Of a version: each token costs a character or more, and each list begins with a token.
    private const int MostItems = 2 * (VersionScheme.LongestVersion + 1);

    private enum Kind : byte
    {
        Word,
        List,
        Number,
    }

    private readonly record struct Item(Kind Kind, MavenQualifier Qualifier, bool IsNull, short Start, short Length)
    {
        public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text.Slice(Start, Length);

        /// <summary>Against nothing; a list says what its items say.</summary>
        public int ToNothing() =>
            IsNull || Kind == Kind.List ? 0
            : Kind == Kind.Number ? 1
            : Qualifier.CompareTo(MavenQualifier.Release);
    }

    /// <summary>Versions of at most <see cref="VersionScheme.LongestVersion"/> characters.</summary>
    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        Span<char> l = stackalloc char[VersionScheme.LongestVersion];
        Span<char> r = stackalloc char[VersionScheme.LongestVersion];
        l = l[..left.ToLowerInvariant(l)];
        r = r[..right.ToLowerInvariant(r)];
        Span<Item> ls = stackalloc Item[MostItems];
        Span<Item> rs = stackalloc Item[MostItems];
        ls = ls[..Read(l, ls)];
        rs = rs[..Read(r, rs)];
        var both = Math.Min(ls.Length, rs.Length);
        for (var i = 0; i < both; i++)
            if (Compare(ls[i], l, rs[i], r) is var order and not 0)
                return Math.Sign(order);
        return Math.Sign(ToNothing(ls[both..]) - ToNothing(rs[both..]));
    }

    private static int Compare(Item left, ReadOnlySpan<char> l, Item right, ReadOnlySpan<char> r)
    {
        if (left.Kind != right.Kind)
            return left.Kind.CompareTo(right.Kind);
        if (left.Kind == Kind.List)
            return 0;
        if (left.Kind == Kind.Number)
            return Numbers(left.Of(l).TrimStart('0'), right.Of(r).TrimStart('0'));
        return left.Qualifier != right.Qualifier ? left.Qualifier.CompareTo(right.Qualifier)
            : left.Qualifier == MavenQualifier.Other ? left.Of(l).SequenceCompareTo(right.Of(r))
            : 0;
    }

    private static int Numbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);

    private static int ToNothing(ReadOnlySpan<Item> items)
    {
        foreach (var item in items)
            if (item.ToNothing() is var order and not 0)
                return Math.Sign(order);
        return 0;
    }

    private static int Read(ReadOnlySpan<char> text, Span<Item> items)
    {
        var tokens = new MavenTokens(text);
        var count = 0;
        while (tokens.MoveNext())
        {
            if (tokens.AfterHyphen)
            {
                count = WithoutNulls(items, count);
                if (count == 0 || items[count - 1].Kind != Kind.List)
                    items[count++] = new(Kind.List, default, false, 0, 0);
            }
            items[count++] = new(
                tokens.IsNumber ? Kind.Number : Kind.Word,
                tokens.IsNumber ? default : tokens.Qualifier,
                tokens.IsNull,
                (short)tokens.Start,
                (short)tokens.Token.Length
            );
        }
        count = WithoutNulls(items, count);
        return count > 0 && items[count - 1].Kind == Kind.List ? count - 1 : count;
    }

    private static int WithoutNulls(ReadOnlySpan<Item> items, int count)
    {
        while (count > 0 && items[count - 1].IsNull)
            count--;
        return count;
    }
}
