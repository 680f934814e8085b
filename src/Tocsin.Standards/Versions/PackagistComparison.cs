namespace Tocsin.Standards.Versions;

/// <summary>Compares two versions as PHP's version_compare does, part by part, without splitting them first.</summary>
internal static class PackagistComparison
{
    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var l = new PackagistTokens(left);
        var r = new PackagistTokens(right);
        while (true)
        {
            bool hasLeft = l.MoveNext(),
                hasRight = r.MoveNext();
            if (!hasLeft && !hasRight)
                return 0;
            var order =
                !hasLeft ? -ToEnd(r.Mark)
                : !hasRight ? ToEnd(l.Mark)
                : l.Mark == PackagistMarks.Number && r.Mark == PackagistMarks.Number ? Numbers(l.Token, r.Token)
                : Rank(l.Mark).CompareTo(Rank(r.Mark));
            if (order != 0)
                return Math.Sign(order);
        }
    }

    /// <summary>A number is more than nothing, even 0; a placeholder is not.</summary>
    private static int ToEnd(byte mark) =>
        mark == PackagistMarks.Number ? 1 : Rank(mark).CompareTo(PackagistMarks.Number);

    private static byte Rank(byte mark) => mark == PackagistMarks.AnyNumber ? PackagistMarks.Number : mark;

    private static int Numbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
    }
}
