using FsCheck;
using FsCheck.Fluent;
using Tocsin.Governance.Agreements;

namespace Tocsin.Governance.Tests.Agreements;

public sealed class TextDifferenceTests
{
    [Fact]
    public void A_changed_line_is_shown_where_it_stands() =>
        Shown("a\nb\nc\nd", "a\nB\nc\nd\ne").ShouldBe([" a", "-b", "+B", " c", " d", "+e"]);

    [Fact]
    public void How_lines_end_is_no_difference() => Shown("a\r\nb", "a\nb").ShouldBe([" a", " b"]);

    [Fact]
    public void Both_texts_can_be_read_from_it_and_no_line_that_could_stay_was_changed()
    {
        var texts = Gen.Elements("a", "b", "c", "d").ListOf().Select(lines => string.Join('\n', lines));
        Prop.ForAll(
                texts.Two().ToArbitrary(),
                it =>
                {
                    var (older, newer) = it;
                    var rows = TextDifference.Between(older, newer);
                    Without(rows, DifferenceKind.Added).ShouldBe(older);
                    Without(rows, DifferenceKind.Removed).ShouldBe(newer);
                    rows.Count(r => r.Kind == DifferenceKind.Same)
                        .ShouldBe(InCommon(older.Split('\n'), newer.Split('\n')));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(12));
    }

    [Fact]
    public void What_would_take_too_long_is_shown_as_a_whole()
    {
        var older = string.Join('\n', Enumerable.Range(0, 1_500).Select(i => $"old {i}"));
        var newer = string.Join('\n', Enumerable.Range(0, 1_500).Select(i => $"new {i}"));

        var rows = TextDifference.Between("same\n" + older + "\nend", "same\n" + newer + "\nend");

        rows.Count.ShouldBe(3_002);
        Without(rows, DifferenceKind.Added).ShouldBe("same\n" + older + "\nend");
        Without(rows, DifferenceKind.Removed).ShouldBe("same\n" + newer + "\nend");
    }

    private static List<string> Shown(string older, string newer) =>
        [.. TextDifference.Between(older, newer).Select(r => " +-"[(int)r.Kind] + r.Line)];

    private static string Without(IEnumerable<DifferenceRow> rows, DifferenceKind kind) =>
        string.Join('\n', rows.Where(r => r.Kind != kind).Select(r => r.Line));

    // by the definition: every choice is tried
    private static int InCommon(ReadOnlySpan<string> one, ReadOnlySpan<string> other)
    {
        if (one.IsEmpty || other.IsEmpty)
            return 0;
        return one[0] == other[0]
            ? 1 + InCommon(one[1..], other[1..])
            : Math.Max(InCommon(one[1..], other), InCommon(one, other[1..]));
    }
}
