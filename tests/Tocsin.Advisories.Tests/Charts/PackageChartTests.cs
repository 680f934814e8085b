using Tocsin.Advisories.Charts;
using Tocsin.Advisories.Matching;
using Tocsin.Advisories.Tests.Matching;

namespace Tocsin.Advisories.Tests.Charts;

public sealed class PackageChartTests
{
    private const string OneFix = """ "ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.2.0"}]}] """;

    [Fact]
    public void Every_named_version_stands_on_the_axis_in_order_and_ranges_between_them()
    {
        var chart = Chart(
            null,
            OneFix,
            """ "ranges":[{"type":"SEMVER","events":[{"introduced":"1.10.0"},{"last_affected":"2.0.0"}]}] """,
            """ "ranges":[{"type":"SEMVER","events":[{"introduced":"1.9.0"}]}] """
        );

        chart.Bounds.ShouldBe(["1.2.0", "1.9.0", "1.10.0", "2.0.0"]);
        chart.Length.ShouldBe(5);
        chart.Rows.Select(row => row.Stretches.ShouldHaveSingleItem()).ShouldBe([new(0, 1), new(3, 4.5), new(2, 5)]);
        chart.Mark.ShouldBeNull();
    }

    [Fact]
    public void Listed_versions_that_follow_each_other_are_one_stretch()
    {
        var chart = Chart(null, """ "versions":["1.0.0","1.0.1","1.0.3"] """, """ "versions":["1.0.2"] """);

        chart.Rows[0].Stretches.ShouldBe([new(1, 2.5), new(4, 4.5)]);
        chart.Rows[1].Stretches.ShouldBe([new(3, 3.5)]);
    }

    [Theory]
    [InlineData("1.0.0", 0.75, true)]
    [InlineData("1.1.9", 0.75, true)]
    [InlineData("1.2.0", 1.25, false)]
    [InlineData("7.0.0", 1.75, false)]
    public void The_marked_version_lies_in_the_stretch_exactly_when_it_is_affected(
        string version,
        double mark,
        bool affected
    )
    {
        var chart = Chart(version, OneFix);

        chart.Mark.ShouldBe(mark);
        chart.Rows[0].IsAffected.ShouldBe(affected);
        chart.Rows[0].Stretches.Any(one => one.From <= mark && mark < one.To).ShouldBe(affected);
    }

    [Fact]
    public void Where_nobody_knows_the_order_there_is_no_axis_and_still_an_answer()
    {
        var package = Records.About("A", "Nobody", "x", """ "versions":["one","two"] """).Affected[0];

        var chart = PackageChart.Of([package], "two");

        chart.Bounds.ShouldBeEmpty();
        chart.Mark.ShouldBeNull();
        chart.Rows[0].IsAffected.ShouldBe(true);
    }

    [Fact]
    public void A_record_that_lists_very_many_versions_is_not_drawn_one_by_one()
    {
        var versions = string.Join(',', Enumerable.Range(0, 5_000).Select(n => $"\"1.0.{n}\""));

        Chart(null, $"\"versions\":[{versions}]").Bounds.ShouldBeEmpty();
    }

    [DataFact("osv/npm/all.zip")]
    public async Task For_real_packages_the_drawing_and_the_matcher_agree_on_every_named_version()
    {
        var index = await Dump.Index("osv/npm/all.zip");
        var asked = 0;
        foreach (var name in index.Newest.SelectMany(r => r.Affected).Select(p => p.Name).Distinct().Take(400))
        {
            AffectedPackage[] packages = [.. index.Package("npm", name).All];
            foreach (var version in PackageChart.Of(packages, null).Bounds.Take(20))
            {
                var chart = PackageChart.Of(packages, version);
                foreach (var row in chart.Rows)
                {
                    row.Stretches.Any(one => one.From <= chart.Mark && chart.Mark < one.To)
                        .ShouldBe(row.IsAffected == true, $"{name} {version} {row.Package.Record.Id}");
                    asked++;
                }
            }
        }
        asked.ShouldBeGreaterThan(200);
    }

    private static PackageChart Chart(string? version, params string[] affected) =>
        PackageChart.Of(
            [.. affected.Select((said, n) => Records.About($"A-{n}", "npm", "x", said).Affected[0])],
            version
        );
}
