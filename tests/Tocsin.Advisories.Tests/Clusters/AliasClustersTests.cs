using Tocsin.Advisories.Clusters;
using Tocsin.Advisories.Matching;
using Tocsin.Advisories.Tests.Matching;

namespace Tocsin.Advisories.Tests.Clusters;

public sealed class AliasClustersTests
{
    [Fact]
    public void Records_that_name_each_other_are_one_vulnerability()
    {
        var clusters = Of(About("GHSA-1", "CVE-2026-1"), About("CVE-2026-1"), About("GHSA-2"));

        var one = clusters.ShouldHaveTheCluster("GHSA-1");
        one.Records.Select(record => record.Id).ShouldBe(["CVE-2026-1", "GHSA-1"]);
        one.OtherNames.ShouldBe(["GHSA-1"]);
        clusters.ShouldHaveTheCluster("GHSA-2").Records.Count.ShouldBe(1);
    }

    [Fact]
    public void So_are_records_that_share_a_name_which_no_record_has()
    {
        var clusters = Of(About("GHSA-1", "CVE-2026-1"), About("NSWG-ECO-1", "CVE-2026-1", "CVE-2026-2"));

        var one = clusters.ShouldHaveTheCluster("NSWG-ECO-1");
        one.Head.Id.ShouldBe("GHSA-1");
        one.OtherNames.ShouldBe(["CVE-2026-1", "CVE-2026-2", "NSWG-ECO-1"]);
        one.Others.Single().Id.ShouldBe("NSWG-ECO-1");
    }

    [Fact]
    public void And_those_that_are_the_same_through_a_third()
    {
        var clusters = Of(About("A", "B"), About("B"), About("C", "B"), About("D", "C"));

        clusters.ShouldHaveTheCluster("D").Records.Select(record => record.Id).ShouldBe(["A", "B", "C", "D"]);
    }

    [Fact]
    public void The_programmes_own_record_stands_for_all_and_a_withdrawn_one_for_none()
    {
        Of(About("A", "TCS-1"), About("TCS-1")).ShouldHaveTheCluster("A").Head.Id.ShouldBe("TCS-1");
        Of(
                Records.About("A", "npm", "a", "\"versions\":[]", "\"withdrawn\":\"2026-01-02T00:00:00Z\","),
                About("B", "A")
            )
            .ShouldHaveTheCluster("A")
            .Head.Id.ShouldBe("B");
    }

    [Fact]
    public void A_source_that_calls_everything_the_same_makes_no_page_of_a_database()
    {
        var index = AdvisoryIndex.Of(Enumerable.Range(0, 1_000).Select(n => About($"X-{n}", "CVE-1")));
        var clusters = AliasClusters.Of(index, _ => false);

        clusters.Of(index.Newest).Max(cluster => cluster.Records.Count).ShouldBe(AliasClusters.Most);
        clusters.Of(index.Newest).Sum(cluster => cluster.Records.Count).ShouldBe(1_000);
        clusters.Count(index.Newest).ShouldBe(clusters.Of(index.Newest).Count());
    }

    [Fact]
    public void A_list_shows_each_once_where_its_newest_record_stands()
    {
        var index = AdvisoryIndex.Of([About("A", "C"), About("B"), About("C")]);
        var clusters = AliasClusters.Of(index, _ => false);

        clusters.Of(index.Newest).Select(cluster => cluster.Head.Id).ShouldBe(["A", "B"]);
    }

    private static IndexedRecord About(string id, params string[] aliases) =>
        Records.About(
            id,
            "npm",
            "left-pad",
            "\"versions\":[]",
            $"\"aliases\":[{string.Join(',', aliases.Select(alias => $"\"{alias}\""))}],"
        );

    private static (AdvisoryIndex Index, AliasClusters Clusters) Of(params IndexedRecord[] records)
    {
        var index = AdvisoryIndex.Of(records);
        return (index, AliasClusters.Of(index, id => id.StartsWith("TCS-", StringComparison.Ordinal)));
    }
}

internal static class ClusterAssertions
{
    public static AliasCluster ShouldHaveTheCluster(
        this (AdvisoryIndex Index, AliasClusters Clusters) all,
        string id
    ) => all.Clusters.Of(all.Index.Find(id).ShouldNotBeNull());
}
