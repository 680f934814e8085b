using System.Text;

namespace Tocsin.Standards.Versions;

/// <summary>
/// Packagist: PHP's version_compare, as its databases are written for it (so <c>1.0</c> is before <c>1.0.0</c>), and
/// Composer's <c>dev-</c> branches, each equal to itself only and before every number. Versions that version_compare takes
/// for equal (<c>1.0-foo</c>, <c>1.0-bar</c>) have different keys, ordered by their words.
/// </summary>
internal sealed class PackagistScheme() : PackedScheme("Packagist")
{
    private const string BranchPrefix = "dev-";

    /// <summary>As version_compare; to it <c>#</c> is equal to any number and to nothing, so it has no place and no key.</summary>
    public override int? Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        (IsBranch(left) && IsBranch(right)) || !IsComparable(left) || !IsComparable(right)
            ? base.Compare(left, right)
            : PackagistComparison.Compare(left, right);

    protected override bool TryWrite(ReadOnlySpan<char> text, ref KeyWriter key)
    {
        if (text.Contains(PackagistMarks.Placeholder) || !Ascii.IsValid(text))
            return false;
        if (IsBranch(text))
        {
            key.Mark(PackagistMarks.Dev);
            key.Mark(PackagistMarks.Branch);
            key.Word(text[BranchPrefix.Length..]);
            return true;
        }
        var tokens = new PackagistTokens(text);
        var any = false;
        while (tokens.MoveNext())
        {
            any = true;
            if (tokens.Mark == PackagistMarks.Number)
                key.Number(tokens.Token);
            else
                key.Mark(tokens.Mark);
        }
        key.Mark(PackagistMarks.End);
        WriteSpellings(text, ref key);
        return any;
    }

    protected override void Print(ref KeyReader key, StringBuilder text)
    {
        var words = new List<(int At, byte Mark)>();
        for (var separator = ""; !key.Took(PackagistMarks.End); separator = ".")
        {
            if (key.Next != PackagistMarks.Branch)
                text.Append(separator);
            if (key.AtNumber)
            {
                text.Append(key.Number());
                continue;
            }
            if (key.Took(PackagistMarks.Branch))
            {
                text.Append(BranchPrefix).Append(key.Word());
                return;
            }
            words.Add((text.Length, key.Mark()));
        }
        InsertSpellings(words, ref key, text);
    }

    private static bool IsBranch(ReadOnlySpan<char> text) =>
        text.Length > BranchPrefix.Length && text.StartsWith(BranchPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether there is anything in it that version_compare looks at.</summary>
    private static bool IsComparable(ReadOnlySpan<char> text) =>
        text.Length <= LongestVersion && Ascii.IsValid(text) && new PackagistTokens(text).MoveNext();

    private static void WriteSpellings(ReadOnlySpan<char> text, ref KeyWriter key)
    {
        var tokens = new PackagistTokens(text);
        while (tokens.MoveNext())
            if (tokens.Mark != PackagistMarks.Number)
                key.Word(PackagistMarks.IsUsual(tokens.Token) ? "" : tokens.Token);
    }

    // Words are spelled behind the end, so they are put where they belong, later ones moving up.
    private static void InsertSpellings(List<(int At, byte Mark)> words, ref KeyReader key, StringBuilder text)
    {
        var moved = 0;
        foreach (var (at, mark) in words)
        {
            var spelled = key.Word() is { Length: > 0 } odd ? odd : PackagistMarks.Usual(mark);
            text.Insert(at + moved, spelled);
            moved += spelled.Length;
        }
    }
}
