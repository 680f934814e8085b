using Tocsin.Advisories.Matching;

namespace Tocsin.Advisories.Tests.Matching;

public sealed class AffectedVersionsTests
{
    [Theory]
    [InlineData(
        """{"introduced":"1.0.0"},{"fixed":"1.2.0"}""",
        "1.0.0 1.1.9 1.2.0-rc.1",
        "0.9.9 1.0.0-rc.1 1.2.0 2.0.0"
    )]
    [InlineData("""{"introduced":"0"},{"fixed":"1.2.0"}""", "0.0.0-0 0.0.1 1.1.0", "1.2.0")]
    [InlineData("""{"introduced":"0"}""", "0.0.0-0 999.0.0 nonsense", "")]
    [InlineData("""{"introduced":"1.0.0"},{"last_affected":"1.2.0"}""", "1.0.0 1.2.0", "1.2.1-0 1.2.1 0.9.0")]
    [InlineData("""{"fixed":"1.2.0"},{"introduced":"1.0.0"}""", "1.0.0 1.1.0", "0.9.0 1.2.0")]
    [InlineData(
        """{"fixed":"2.1.0"},{"introduced":"1.0.0"},{"introduced":"2.0.0"},{"fixed":"1.1.0"}""",
        "1.0.0 1.0.9 2.0.0 2.0.9",
        "1.1.0 1.9.9 2.1.0"
    )]
    [InlineData("""{"introduced":"1.0.0"},{"fixed":"1.0.0"}""", "", "0.9.0 1.0.0 1.0.1")]
    [InlineData("""{"introduced":"1.0.0"},{"last_affected":"1.0.0"}""", "1.0.0", "0.9.0 1.0.1")]
    [InlineData("""{"last_affected":"1.0.0"},{"introduced":"1.0.0"}""", "1.0.0", "0.9.0 1.0.1")]
    [InlineData(
        """{"introduced":"0"},{"fixed":"1.0.0"},{"introduced":"1.0.0"},{"fixed":"2.0.0"}""",
        "0.5.0 1.0.0 1.5.0",
        "2.0.0"
    )]
    [InlineData("""{"introduced":"1.0.0"},{"last_affected":"1.1.0"},{"fixed":"1.2.0"}""", "1.0.0 1.1.0", "1.1.1 1.2.0")]
    [InlineData("""{"introduced":"1.0.0"},{"limit":"2.0.0"}""", "1.0.0 1.9.9", "2.0.0 0.9.0")]
    [InlineData("""{"introduced":"1.0.0"},{"limit":"2.0.0"},{"limit":"3.0.0"}""", "2.5.0", "3.0.0")]
    [InlineData("""{"introduced":"1.0.0"},{"limit":"*"}""", "1.0.0 99.0.0", "0.9.0")]
    [InlineData("""{"introduced":"1.0.0"},{"fixed":"1.4.0"},{"limit":"1.2.0"}""", "1.1.0", "1.2.0 1.3.0")]
    [InlineData("""{"fixed":"1.2.0"}""", "0.0.1 1.1.9", "1.2.0")]
    [InlineData("""{"introduced":"old"},{"fixed":"1.2.0"}""", "old", "1.0.0 new")]
    public void Events_in_any_order_mean_what_the_schema_says(string events, string affected, string unaffected)
    {
        var index = AdvisoryIndex.Of([
            Records.About(
                "A",
                "npm",
                "p",
                $$"""
                "ranges":[{"type":"SEMVER","events":[{{events}}]}]
                """
            ),
        ]);

        foreach (var version in affected.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            index.Matching("npm", "p", version).ShouldBe(["A"], $"{version} is affected");
        foreach (var version in unaffected.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            index.Matching("npm", "p", version).ShouldBeEmpty($"{version} is not affected");
    }

    [Fact]
    public void Listed_versions_match_by_value_where_the_scheme_reads_them_and_by_text_where_not()
    {
        var index = AdvisoryIndex.Of([Records.About("A", "npm", "p", """ "versions":["1.0.0","2.0.0","weird!"] """)]);

        index.Matching("npm", "p", "1.0.0").ShouldBe(["A"]);
        index.Matching("npm", "p", "v1.0.0").ShouldBe(["A"]);
        index.Matching("npm", "p", "weird!").ShouldBe(["A"]);
        index.Matching("npm", "p", "Weird!").ShouldBeEmpty();
        index.Matching("npm", "p", "1.0.1").ShouldBeEmpty();
    }

    [Fact]
    public void An_ecosystem_that_nobody_knows_matches_by_equality_and_what_is_all_of_it()
    {
        var index = AdvisoryIndex.Of([
            Records.About("A", "Moon", "p", """ "versions":["r1"] """),
            Records.About(
                "B",
                "Moon",
                "p",
                """ "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"r2"},{"last_affected":"r4"}]}] """
            ),
            Records.About("C", "Moon", "p", """ "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}]}] """),
            Records.About(
                "D",
                "Moon",
                "p",
                """ "ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"1.2.0"}]}] """
            ),
        ]);

        index.Matching("Moon", "p", "r1").ShouldBe(["A", "C"]);
        index.Matching("Moon", "p", "r2").ShouldBe(["B", "C"]);
        index.Matching("Moon", "p", "r3").ShouldBe(["C"]);
        index.Matching("Moon", "p", "1.1.0").ShouldBe(["C", "D"]);
    }

    [Fact]
    public void Entries_of_one_package_add_up()
    {
        var index = AdvisoryIndex.Of([
            Records.Record(
                """
                {"id":"A","modified":"2026-01-01T00:00:00Z","affected":[
                  {"package":{"ecosystem":"npm","name":"p"},"ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"1.1.0"}]}]},
                  {"package":{"ecosystem":"npm","name":"p"},"ranges":[{"type":"SEMVER","events":[{"introduced":"2.0.0"},{"fixed":"2.1.0"}]}]},
                  {"package":{"ecosystem":"npm","name":"q"},"versions":["3.0.0"]}]}
                """
            ),
        ]);

        index.Matching("npm", "p", "1.0.0").ShouldBe(["A"]);
        index.Matching("npm", "p", "2.0.0").ShouldBe(["A"]);
        index.Matching("npm", "p", "3.0.0").ShouldBeEmpty();
        index.Matching("npm", "q", "3.0.0").ShouldBe(["A"]);
        index.Package("npm", "p").All.Length.ShouldBe(1);
    }
}
