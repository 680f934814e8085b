using FsCheck;
using FsCheck.Fluent;
using Tocsin.Standards.Versions;

namespace Tocsin.Standards.Tests.Versions;

public sealed class VersionLawTests
{
    private static readonly VersionScheme[] Schemes = SchemeTexts.All;

    [Fact]
    public void No_text_makes_a_scheme_or_a_range_throw() =>
        Prop.ForAll(
                Gen.OneOf(ArbMap.Default.GeneratorFor<string>(), Noise(), SchemeTexts.Any()).ToArbitrary(),
                text =>
                {
                    foreach (var scheme in Schemes.Append(VersionScheme.NpmStrict))
                        _ = scheme.TryParse(text, out var key) ? scheme.Print(key) : null;
                    _ = NpmRange.Parse(text);
                    _ = NpmRange.Parse(text, NpmRangeOptions.None);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void A_printed_version_reads_back_equal() =>
        Check(
            Gen.Elements(Schemes).SelectMany(s => Versions(s).Select(v => (Scheme: s, Version: v))),
            x => x.Scheme.TryParse(x.Scheme.Print(x.Version), out var again) && again == x.Version,
            10_000
        );

    [Fact]
    public void A_version_that_is_read_is_equal_to_its_canonical_spelling() =>
        Check(
            Gen.Elements(Schemes).SelectMany(s => SchemeTexts.Of(s).Select(t => (Scheme: s, Text: t))),
            x => !x.Scheme.TryParse(x.Text, out var key) || x.Scheme.Compare(x.Text, x.Scheme.Print(key)) == 0,
            10_000
        );

    [Fact]
    public void Comparing_texts_is_antisymmetric_and_knows_equal_texts() =>
        Check(
            Gen.Elements(Schemes).SelectMany(s => SchemeTexts.Of(s).Two().Select(t => (Scheme: s, Texts: t))),
            x =>
                x.Scheme.Compare(x.Texts.Item1, x.Texts.Item2) is var order
                && x.Scheme.Compare(x.Texts.Item2, x.Texts.Item1) is var back
                && (order is null ? back is null : Math.Sign(order.Value) == -Math.Sign(back!.Value))
                && x.Scheme.Compare(x.Texts.Item1, x.Texts.Item1) == 0,
            10_000
        );

    [Fact]
    public void The_order_is_total_antisymmetric_and_transitive() =>
        Check(
            Gen.Elements(Schemes)
                .SelectMany(s =>
                    Versions(s).Three().Select(t => new[] { t.Item1, t.Item2, t.Item3, VersionKey.Minimum })
                ),
            keys =>
                Array.TrueForAll(keys, a => a.CompareTo(a) == 0 && a.CompareTo(VersionKey.Minimum) >= 0)
                && Array.TrueForAll(
                    keys,
                    a =>
                        Array.TrueForAll(
                            keys,
                            b =>
                                a.CompareTo(b) == -b.CompareTo(a)
                                && a.CompareTo(b) == 0 == a.Equals(b)
                                && (!a.Equals(b) || a.GetHashCode() == b.GetHashCode())
                                && Array.TrueForAll(keys, c => !(a <= b && b <= c) || a <= c)
                        )
                ),
            10_000
        );

    [Fact]
    public void Nothing_lies_between_a_version_and_the_next() =>
        Check(
            Gen.Elements(Schemes).SelectMany(s => Versions(s).Two().Select(p => (Scheme: s, Pair: p))),
            x =>
                !x.Scheme.TryNext(x.Pair.Item1, out var next)
                || (
                    x.Pair.Item1 < next
                    && !(x.Pair.Item1 < x.Pair.Item2 && x.Pair.Item2 < next)
                    && x.Scheme.TryParse(x.Scheme.Print(next), out var read)
                    && read == next
                ),
            10_000
        );

    [Fact]
    public void Sets_of_versions_do_what_sets_do() =>
        Check(
            Sets().Two().SelectMany(s => Versions(VersionScheme.Npm).Select(v => (A: s.Item1, B: s.Item2, Version: v))),
            x =>
            {
                bool inA = x.A.Contains(x.Version),
                    inB = x.B.Contains(x.Version);
                return x.A.Union(x.B).Contains(x.Version) == (inA || inB)
                    && x.A.Intersect(x.B).Contains(x.Version) == (inA && inB)
                    && x.A.Except(x.B).Contains(x.Version) == (inA && !inB)
                    && x.A.Complement().Complement().Equals(x.A)
                    && x.A.Except(x.B).Union(x.A.Intersect(x.B)).Equals(x.A);
            }
        );

    [Fact]
    public void A_set_written_as_an_npm_range_reads_back_as_the_same_set() =>
        Check(Sets(), set => NpmRange.Parse(NpmRange.Of(set).ToDisplay()).Value.Versions.Equals(set));

    [Fact]
    public void A_range_in_its_canonical_form_is_the_same_range() =>
        Check(
            Gen.Elements(NpmRangeOptions.None, NpmRangeOptions.Advisory)
                .SelectMany(o => Ranges().Select(r => (Options: o, Text: r))),
            x =>
                !NpmRange.TryParse(x.Text, out var range, x.Options)
                || (
                    NpmRange.Parse(range.ToString(), x.Options).Value.ToString() == range.ToString()
                    && NpmRange.Parse(range.ToString(), x.Options).Value.Versions.Equals(range.Versions)
                )
        );

    private static void Check<T>(Gen<T> of, Func<T, bool> holds, int times = 2_000) =>
        Prop.ForAll(of.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    private static Gen<VersionKey> Versions(VersionScheme scheme) =>
        SchemeTexts
            .Of(scheme)
            .Select(t => scheme.TryParse(t, out var key) ? key : (VersionKey?)null)
            .Where(k => k is not null)
            .Select(k => k!.Value);

    private static Gen<VersionSet> Sets() =>
        from ranges in Ranges().ListOf()
        select ranges
            .Take(3)
            .Select(r => NpmRange.TryParse(r, out var range) ? range.Versions : VersionSet.None)
            .Aggregate(VersionSet.None, (all, next) => all.Union(next));

    private static Gen<string> Ranges() =>
        from parts in (
            from op in Gen.Elements("", "<", "<=", ">", ">=", "~", "^", "=")
            from version in Gen.OneOf(SchemeTexts.SemVer(), Gen.Elements("1", "1.2", "1.x", "*", "0.0.0-0", "0.0.0"))
            from joint in Gen.Elements(" ", " ", "||", " || ")
            select op + version + joint
        ).NonEmptyListOf()
        select string.Concat(parts.Take(4)).TrimEnd('|', ' ');

    private static Gen<string> Noise() =>
        Gen.Elements(
                "1",
                "23",
                ".",
                "-",
                "+",
                "x",
                "*",
                "v",
                "=",
                " ",
                "<",
                ">",
                "~",
                "^",
                "||",
                " - ",
                "a",
                "\u00a0",
                "0"
            )
            .ListOf()
            .Select(string.Concat);
}
