using Tocsin.Standards.Versions;
using Xunit.Abstractions;

namespace Tocsin.Standards.Tests.Versions;

/// <summary>Every line of the shared lists of <c>a &lt; b</c>, in both directions; the generated ones come of each ecosystem's own tool.</summary>
public sealed class OrderFixtureTests(ITestOutputHelper output)
{
    [DataTheory("versions")]
    [InlineData("Go", "semver-versions.txt")]
    [InlineData("crates.io", "semver-versions.txt")]
    [InlineData("Hex", "semver-versions.txt")]
    [InlineData("Pub", "pub-versions.txt")]
    [InlineData("Julia", "pub-versions.txt")]
    [InlineData("PyPI", "pypi-versions.txt")]
    [InlineData("PyPI", "pypi-versions-generated.txt")]
    [InlineData("Maven", "maven-versions.txt")]
    [InlineData("Maven", "maven-versions-generated.txt")]
    [InlineData("NuGet", "nuget-versions.txt")]
    [InlineData("RubyGems", "rubygems-versions.txt")]
    [InlineData("RubyGems", "rubygems-versions-generated.txt")]
    [InlineData("Packagist", "packagist-versions.txt")]
    [InlineData("Packagist", "packagist-versions-generated.txt")]
    public void Every_line_of_an_ecosystems_order_holds(string ecosystem, string file) =>
        OrderLines.AllHold($"versions/{file}", VersionScheme.For(ecosystem)!, output);

    // ComparableVersion and version_compare are no orders. Keys are, so they cannot agree everywhere.
    [DataTheory("versions")]
    [InlineData("PyPI", "pypi-versions.txt", 0)]
    [InlineData("PyPI", "pypi-versions-generated.txt", 0)]
    [InlineData("Maven", "maven-versions.txt", 0)]
    [InlineData("Maven", "maven-versions-generated.txt", 3)]
    [InlineData("NuGet", "nuget-versions.txt", 0)]
    [InlineData("RubyGems", "rubygems-versions.txt", 0)]
    [InlineData("RubyGems", "rubygems-versions-generated.txt", 0)]
    [InlineData("Packagist", "packagist-versions.txt", 6)]
    [InlineData("Packagist", "packagist-versions-generated.txt", 2)]
    public void Keys_keep_every_line_that_an_order_can_keep(string ecosystem, string file, int others)
    {
        var scheme = VersionScheme.For(ecosystem)!;
        var lines = OrderLines.Read($"versions/{file}").ToList();
        var versions = lines.SelectMany(line => new[] { line.Left, line.Right }).Distinct().ToList();
        var different = lines.Where(line => OrderLines.OfKeys(scheme, line) != line.Order).ToList();

        foreach (var line in different)
        {
            var why =
                OrderLines.OfKeys(scheme, line) == "?" ? "has no key"
                : line.Order == "=" ? "only its text tells it apart"
                : Between(scheme, versions, line.Right, line.Left) is { } between ? $"goes in a circle over {between}"
                : null;
            output.WriteLine($"{line}: {why}");
            why.ShouldNotBeNull(line.ToString());
        }
        different.Count.ShouldBe(others);
    }

    /// <summary>A version that the ecosystem's own tool puts between two, the second of which it puts before the first.</summary>
    private static string? Between(VersionScheme scheme, List<string> versions, string first, string last) =>
        versions.Find(version => scheme.Compare(first, version) < 0 && scheme.Compare(version, last) < 0);
}
