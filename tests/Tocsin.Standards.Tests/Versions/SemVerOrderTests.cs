using Tocsin.Standards.Versions;

namespace Tocsin.Standards.Tests.Versions;

public sealed class SemVerOrderTests
{
    [Theory]
    [InlineData("npm", "npm")]
    [InlineData("Node.js", "npm")]
    [InlineData("Go", "SemVer")]
    [InlineData("crates.io", "SemVer")]
    [InlineData("Hex:anything", "SemVer")]
    [InlineData("Pub", "Pub")]
    [InlineData("Nobody knows it", null)]
    [InlineData("npM", null)]
    public void An_ecosystem_has_the_scheme_that_OSV_gives_it(string ecosystem, string? name) =>
        VersionScheme.For(ecosystem)?.Name.ShouldBe(name);

    [Theory]
    [InlineData("v1.2", "1.2.0")]
    [InlineData("7", "7.0.0")]
    [InlineData("1.02.3", "1.2.3")]
    [InlineData("1.2.3-rc.01+build", "1.2.3-rc.1")]
    public void Plainly_what_databases_write_is_read(string text, string canonical)
    {
        VersionScheme.SemVer.TryParse(text, out var key).ShouldBeTrue();

        VersionScheme.SemVer.Print(key).ShouldBe(canonical);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.2.3.4")]
    [InlineData("1..2")]
    [InlineData("1.2.3-")]
    [InlineData("1.2.3-a..b")]
    [InlineData("1.2.3-ä")]
    [InlineData("١.2.3")]
    public void Plainly_what_is_no_version_is_not_read(string text) =>
        VersionScheme.SemVer.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void The_minimum_sorts_before_the_lowest_version()
    {
        VersionScheme.SemVer.TryParse("0.0.0-0", out var lowest).ShouldBeTrue();
        VersionScheme.SemVer.TryParseIntroduced("0", out var introduced).ShouldBeTrue();

        introduced.ShouldBe(VersionKey.Minimum);
        introduced.CompareTo(lowest).ShouldBe(-1);
    }

    [Theory]
    [InlineData("1.2.3", "1.2.4-0")]
    [InlineData("1.2.3-a", "1.2.3-a.0")]
    public void The_next_version_has_none_before_it(string text, string expected)
    {
        VersionScheme.Npm.TryParse(text, out var key).ShouldBeTrue();

        VersionScheme.Npm.TryNext(key, out var next).ShouldBeTrue();

        VersionScheme.Npm.Print(next).ShouldBe(expected);
        next.CompareTo(key).ShouldBe(1);
    }

    [Fact]
    public void After_the_largest_version_of_npm_there_is_none()
    {
        VersionScheme.Npm.TryParse("1.2.9007199254740991", out var key).ShouldBeTrue();

        VersionScheme.Npm.TryNext(key, out _).ShouldBeFalse();
    }

    [Fact]
    public void Reading_a_release_comparing_and_matching_allocate_nothing()
    {
        var range = NpmRange.Parse(">=1.0.0-rc.1 <1.2.4 || 2.x").Value;
        VersionScheme.Npm.TryParse("1.2.3-rc.1", out var other).ShouldBeTrue();
        var found = 0;
        // The runtime may allocate on any thread while it compiles, but not in every round; what a call needs it needs in all.
        var least = Enumerable.Range(0, 20).Min(_ => AllocatedBy(1_000));

        least.ShouldBe(0);
        found.ShouldBe(20_000);

        long AllocatedBy(int times)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Ask(times);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        void Ask(int times)
        {
            for (var i = 0; i < times; i++)
                if (
                    VersionScheme.Npm.TryParse("1.2.3", out var key)
                    && key > other
                    && range.Contains(key)
                    && range.Contains(other)
                )
                    found++;
        }
    }
}
