using Tocsin.Advisories.Matching;
using Tocsin.Standards.Osv;

namespace Tocsin.Advisories.Tests.Matching;

public sealed class AdvisoryIndexTests
{
    private const string Everything = """ "ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}] """;

    [Fact]
    public void A_withdrawn_record_is_readable_and_matches_nothing()
    {
        var index = AdvisoryIndex.Of([
            Records.About("A", "npm", "p", Everything, """ "withdrawn":"2026-02-01T00:00:00Z","aliases":["CVE-1"], """),
        ]);

        index.Matching("npm", "p", "1.0.0").ShouldBeEmpty();
        index.Find("A").ShouldNotBeNull();
        index.WithAlias("CVE-1").Select(r => r.Id).ShouldBe(["A"]);
        index.Newest.Count.ShouldBe(1);
    }

    [Fact]
    public void A_change_makes_a_new_index_and_leaves_the_old_one_as_it_was()
    {
        var old = AdvisoryIndex.Of([
            Records.About("A", "npm", "p", Everything, """ "aliases":["CVE-1"], """),
            Records.About("B", "npm", "p", Everything),
        ]);

        var changed = old.With([Records.About("A", "npm", "q", Everything, """ "aliases":["CVE-2"], """, revision: 2)]);

        old.Matching("npm", "p", "1.0.0").ShouldBe(["A", "B"]);
        old.Matching("npm", "q", "1.0.0").ShouldBeEmpty();
        old.WithAlias("CVE-1").Count.ShouldBe(1);
        old.Find("A")!.Revision.ShouldBe(1);
        changed.Matching("npm", "p", "1.0.0").ShouldBe(["B"]);
        changed.Matching("npm", "q", "1.0.0").ShouldBe(["A"]);
        changed.WithAlias("CVE-1").ShouldBeEmpty();
        changed.WithAlias("CVE-2").Count.ShouldBe(1);
        changed.Find("A")!.Revision.ShouldBe(2);
        changed.Count.ShouldBe(2);
    }

    [Fact]
    public void A_withdrawal_stops_the_matching_and_taking_it_back_starts_it_again()
    {
        var index = AdvisoryIndex.Of([Records.About("A", "npm", "p", Everything)]);

        index = index.With([Records.About("A", "npm", "p", Everything, """ "withdrawn":"2026-02-01T00:00:00Z", """)]);
        index.Matching("npm", "p", "1.0.0").ShouldBeEmpty();

        index = index.With([Records.About("A", "npm", "p", Everything)]);
        index.Matching("npm", "p", "1.0.0").ShouldBe(["A"]);
    }

    [Fact]
    public void Building_piece_by_piece_gives_what_building_at_once_gives()
    {
        IndexedRecord[] records =
        [
            .. Enumerable
                .Range(0, 200)
                .Select(n => Records.About($"A-{n % 150}", n % 3 == 0 ? "npm" : "PyPI", $"p{n % 7}", Everything)),
        ];

        var whole = AdvisoryIndex.Of(records);
        var pieces = records.Chunk(9).Aggregate(AdvisoryIndex.Empty, (index, some) => index.With(some));

        pieces.Count.ShouldBe(150);
        pieces.Newest.Select(r => r.Id).ShouldBe(whole.Newest.Select(r => r.Id));
        for (var n = 0; n < 7; n++)
        {
            pieces.Matching("npm", $"p{n}", "1").ShouldBe(whole.Matching("npm", $"p{n}", "1"));
            pieces.Matching("PyPI", $"p{n}", "1").ShouldBe(whole.Matching("PyPI", $"p{n}", "1"));
        }
    }

    [Theory]
    [InlineData("PyPI", "Flask_SQLAlchemy", "flask-sqlalchemy")]
    [InlineData("PyPI", "a.b", "A__B")]
    [InlineData("NuGet", "Newtonsoft.Json", "newtonsoft.json")]
    [InlineData("Packagist", "Vendor/Package", "vendor/package")]
    public void Names_are_the_same_where_their_ecosystem_says_so(string ecosystem, string recorded, string asked)
    {
        var index = AdvisoryIndex.Of([Records.About("A", ecosystem, recorded, Everything)]);

        index.Matching(ecosystem, asked, "1.0").ShouldBe(["A"]);
        index.Matching("npm", asked, "1.0").ShouldBeEmpty();
    }

    [Fact]
    public void Letters_of_either_case_are_different_in_npm()
    {
        var index = AdvisoryIndex.Of([Records.About("A", "npm", "JSONStream", Everything)]);

        index.Matching("npm", "JSONStream", "1.0.0").ShouldBe(["A"]);
        index.Matching("npm", "jsonstream", "1.0.0").ShouldBeEmpty();
    }

    [Fact]
    public void An_ecosystem_without_its_suffix_stands_for_all_of_its_releases()
    {
        var index = AdvisoryIndex.Of([
            Records.About("A", "Debian:12", "p", Everything),
            Records.About("B", "Debian:11", "p", Everything),
        ]);

        index.Matching("Debian:12", "p", "1").ShouldBe(["A"]);
        index.Matching("Debian", "p", "1").ShouldBe(["A", "B"]);
    }

    [Fact]
    public void A_commit_matches_where_a_range_begins_and_not_where_it_was_fixed()
    {
        var (first, last) = (new string('a', 40), new string('b', 40));
        var index = AdvisoryIndex.Of([
            Records.Record(
                $$"""
                {"id":"A","modified":"2026-01-01T00:00:00Z","affected":[{"ranges":[{"type":"GIT","repo":"https://example.org/r",
                "events":[{"introduced":"{{first}}"},{"fixed":"{{last}}"}]}]}]}
                """
            ),
        ]);

        index.AtCommit(first).Select(r => r.Id).ShouldBe(["A"]);
        index.AtCommit(last).ShouldBeEmpty();
    }

    [Fact]
    public void The_npm_number_of_an_advisory_is_the_same_whatever_else_there_is()
    {
        var alone = AdvisoryIndex.Of([Records.About("A", "npm", "p", Everything)]);
        var among = AdvisoryIndex.Of(
            Enumerable
                .Range(0, 500)
                .Select(n => Records.About($"B-{n}", "npm", "p", Everything))
                .Append(alone.Find("A")!)
        );

        var number = alone.Package("npm", "p").All[0].NpmId;
        number.ShouldBe(NpmAdvisoryId.Of("A", "p"));
        number.ShouldBeInRange(1, (1L << 53) - 1);
        among.Find("A")!.Affected[0].NpmId.ShouldBe(number);
        among.Package("npm", "p").All.ToArray().Select(p => p.NpmId).Distinct().Count().ShouldBe(501);
    }

    [Fact]
    public void Matching_allocates_nothing()
    {
        var index = AdvisoryIndex.Of([
            Records.About(
                "A",
                "npm",
                "p",
                """ "ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"1.2.0"}]}] """
            ),
            Records.About("B", "npm", "p", """ "versions":["1.0.0","odd"] """),
        ]);
        var version = index.Package("npm", "p").Version("1.0.0");
        Ask(version).ShouldBe(2);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 0; n < 1000; n++)
            Ask(version);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        int Ask(VersionQuery version)
        {
            var package = index.Package("npm", "p");
            var found = 0;
            foreach (var candidate in package.All)
                found += candidate.Versions.Contain(version) ? 1 : 0;
            return found;
        }
    }

    [Theory]
    [InlineData("""{"id":"A","modified":"2026-01-01","affected":null}""", true)]
    [InlineData("""{"id":"A","modified":"2026-01-01 10:00:00","aliases":"CVE-1"}""", true)]
    [InlineData(
        """{"id":"A","modified":"2026-01-01T00:00:00Z","affected":[null,{"package":{"ecosystem":"npm","name":"p"},"versions":[1]}]}""",
        true
    )]
    [InlineData(
        """{"id":"A","modified":"2026-01-01T00:00:00Z","affected":[{"ranges":[{"type":"SEMVER","events":[{"introduced":"0","fixed":"1"}]}]}]}""",
        true
    )]
    [InlineData("""{"id":"../A","modified":"2026-01-01T00:00:00Z"}""", false)]
    [InlineData("""{"modified":"2026-01-01T00:00:00Z"}""", false)]
    [InlineData("""{"id":"A"}""", false)]
    [InlineData("""{"id":"A","modified":"2026-01-01T00:00:00Z"} {}""", false)]
    [InlineData("""{"id":"A","modified":"2026-01-01T00:00:00Z","summary":"\ud800"}""", false)]
    [InlineData("""[]""", false)]
    [InlineData("", false)]
    public void Odd_records_are_read_as_the_reader_of_all_oddities_reads_them(string json, bool sound)
    {
        var body = System.Text.Encoding.UTF8.GetBytes(json);

        var read = IndexedRecord.Read(body, 1);

        read.Succeeded.ShouldBe(sound);
        read.Succeeded.ShouldBe(OsvReader.Read(body).Succeeded);
    }
}
