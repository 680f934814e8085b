using Tocsin.Standards.Versions;

namespace Tocsin.Standards.Tests.Versions;

public sealed class SchemeTests
{
    [Theory]
    [InlineData("npm", "npm")]
    [InlineData("Node.js", "npm")]
    [InlineData("Go", "SemVer")]
    [InlineData("crates.io", "SemVer")]
    [InlineData("Hex:anything", "SemVer")]
    [InlineData("Pub", "Pub")]
    [InlineData("Julia", "Julia")]
    [InlineData("PyPI", "PyPI")]
    [InlineData("Maven", "Maven")]
    [InlineData("Maven:https://repo.example.org/maven2", "Maven")]
    [InlineData("NuGet", "NuGet")]
    [InlineData("RubyGems", "RubyGems")]
    [InlineData("Packagist", "Packagist")]
    [InlineData("Packagist:https://packages.drupal.org/8", "Packagist")]
    [InlineData("Debian:12", null)]
    [InlineData("Nobody knows it", null)]
    [InlineData("", null)]
    [InlineData("npM", null)]
    [InlineData("pypi", null)]
    public void An_ecosystem_has_the_scheme_that_OSV_gives_it(string ecosystem, string? name) =>
        VersionScheme.For(ecosystem)?.Name.ShouldBe(name);

    [Theory]
    // PEP 440, "Normalization"
    [InlineData("PyPI", "v1!1.02.0-ALPHA_3.post.dev+Ubuntu-1", "1!1.2a3.post0.dev0+ubuntu.1")]
    [InlineData("PyPI", "1.0c1", "1rc1")]
    [InlineData("PyPI", "1.0-2", "1.post2")]
    [InlineData("Maven", "1.0.0.Final", "1")]
    [InlineData("Maven", "2.0-CR1-SNAPSHOT", "2-rc-1-snapshot")]
    [InlineData("NuGet", "1.02.3-Beta.1+sha", "1.2.3-beta.1")]
    [InlineData("NuGet", "1.0.0.4", "1.0.0.4")]
    [InlineData("RubyGems", "1.0.0-a1", "1.pre.a.1")]
    [InlineData("Packagist", "v1.0rc1", "1.0.RC.1")]
    [InlineData("Packagist", "dev-Feature/x", "dev-Feature/x")]
    public void A_version_has_one_canonical_spelling(string ecosystem, string text, string canonical)
    {
        var scheme = VersionScheme.For(ecosystem)!;

        scheme.TryParse(text, out var key).ShouldBeTrue();

        scheme.Print(key).ShouldBe(canonical);
    }

    [Theory]
    [InlineData("Go", "v0.0.0-20190101000000-0123456789ab", "v0.0.0-20200101000000-0123456789ab")]
    [InlineData("Go", "v1.2.4-0.20190101000000-0123456789ab", "v1.2.4")]
    [InlineData("Go", "v1.2.3", "v1.2.4-0.20190101000000-0123456789ab")]
    [InlineData("Go", "v1.9.0+incompatible", "v2.0.0+incompatible")]
    [InlineData("Julia", "1.2.3+0", "1.2.3+1")]
    [InlineData("Julia", "1.2.3+9", "1.2.3+10")]
    [InlineData("Packagist", "1.2.9", "1.2.x-dev")]
    [InlineData("Packagist", "1.2.x-dev", "1.3.0")]
    [InlineData("Packagist", "dev-main", "0.0.1")]
    [InlineData("Maven", "5.0.0.M2", "5.0.0.RC1")]
    [InlineData("Maven", "5.0.0.RC1", "5.0.0.RELEASE")]
    [InlineData("Maven", "9.4.1.jre8", "9.4.1.jre16")]
    [InlineData("PyPI", "0.1-bulbasaur", "0.0.dev0")]
    public void One_comes_before_the_other(string ecosystem, string first, string then)
    {
        var scheme = VersionScheme.For(ecosystem)!;
        scheme.TryParse(first, out var left).ShouldBeTrue();
        scheme.TryParse(then, out var right).ShouldBeTrue();

        left.CompareTo(right).ShouldBe(-1);
        scheme.Compare(first, then).ShouldNotBeNull().ShouldBeLessThan(0);
    }

    [Theory]
    [InlineData("Go", "v1.2.3+incompatible", "1.2.3", true)]
    [InlineData("NuGet", "1.0.0.0", "1", true)]
    [InlineData("Packagist", "dev-main", "dev-master", false)]
    [InlineData("Packagist", "1.0-foo", "1.0-bar", false)]
    [InlineData("Julia", "1.2.3+0", "1.2.3", false)]
    public void Two_spellings_are_or_are_not_one_version(string ecosystem, string one, string other, bool same)
    {
        var scheme = VersionScheme.For(ecosystem)!;
        scheme.TryParse(one, out var left).ShouldBeTrue();
        scheme.TryParse(other, out var right).ShouldBeTrue();

        (left == right).ShouldBe(same);
    }

    [Theory]
    [InlineData("NuGet", "1.0.0-beta_1")]
    [InlineData("NuGet", "1.2.3.4.5")]
    [InlineData("RubyGems", "1..2")]
    [InlineData("RubyGems", "a.1")]
    [InlineData("RubyGems", "1.0_1")]
    [InlineData("Packagist", "---")]
    [InlineData("Packagist", "1.0é")]
    [InlineData("Packagist", "1.#")]
    [InlineData("Go", "branch-v0.1.1")]
    public void What_is_no_version_is_equal_to_itself_only(string ecosystem, string text)
    {
        var scheme = VersionScheme.For(ecosystem)!;

        scheme.TryParse(text, out _).ShouldBeFalse();

        scheme.Compare(text, text).ShouldBe(0);
    }

    [Theory]
    [InlineData("NuGet", "1.2.3-a", false)]
    [InlineData("PyPI", "1.0", false)]
    [InlineData("Maven", "1.0", false)]
    [InlineData("RubyGems", "1.0", false)]
    [InlineData("Packagist", "1.0", false)]
    [InlineData("Julia", "1.0.0", false)]
    [InlineData("Go", "1.0.0", true)]
    public void There_is_a_next_version_only_where_somebody_would_write_it(string ecosystem, string text, bool there)
    {
        var scheme = VersionScheme.For(ecosystem)!;
        scheme.TryParse(text, out var key).ShouldBeTrue();

        scheme.TryNext(key, out _).ShouldBe(there);
    }
}
