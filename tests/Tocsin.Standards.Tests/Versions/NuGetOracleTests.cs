using FsCheck;
using FsCheck.Fluent;
using NuGet.Versioning;
using Tocsin.Standards.Versions;

namespace Tocsin.Standards.Tests.Versions;

/// <summary>NuGet's own library says how NuGet's versions are ordered.</summary>
public sealed class NuGetOracleTests
{
    [Fact]
    public void Versions_are_ordered_as_NuGet_orders_them() =>
        Prop.ForAll(
                SchemeTexts.Of(VersionScheme.NuGet).Two().ToArbitrary(),
                texts =>
                    !NuGetVersion.TryParse(texts.Item1, out var left)
                    || !NuGetVersion.TryParse(texts.Item2, out var right)
                    || Math.Sign(left.CompareTo(right)) == VersionScheme.NuGet.Compare(texts.Item1, texts.Item2)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    [Fact]
    public void What_NuGet_reads_is_read() =>
        Prop.ForAll(
                SchemeTexts.Of(VersionScheme.NuGet).ToArbitrary(),
                text => !NuGetVersion.TryParse(text, out _) || VersionScheme.NuGet.TryParse(text, out _)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    [Theory]
    [InlineData("1.0.4294967296")]
    [InlineData("1.0.0-03")]
    public void Numbers_beyond_an_Int32_and_zeros_before_a_label_are_read_though_NuGet_does_not(string text)
    {
        NuGetVersion.TryParse(text, out _).ShouldBeFalse();

        VersionScheme.NuGet.TryParse(text, out _).ShouldBeTrue();
    }
}
