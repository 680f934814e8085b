using Tocsin.Advisories.Matching;
using Tocsin.Advisories.Search;
using Tocsin.Advisories.Tests.Matching;

namespace Tocsin.Advisories.Tests.Search;

public sealed class AdvisorySearchTests
{
    private const string AnyVersion = "\"versions\":[]";

    [Theory]
    [InlineData("TCS-2026-1", "TCS-2026-1")]
    [InlineData("tcs-2026-1", "TCS-2026-1")]
    [InlineData("CVE-2026-77", "TCS-2026-1")]
    [InlineData("left-pad", "TCS-2026-1")]
    [InlineData("LEFT-PAD", "TCS-2026-1")]
    [InlineData("pkg:npm/left-pad@1.0.0", "TCS-2026-1")]
    [InlineData("left-p", "TCS-2026-1")]
    [InlineData("pad", "TCS-2026-1")]
    [InlineData("lodash traversal", "GHSA-2")]
    [InlineData("(traversal)", "GHSA-2")]
    [InlineData("@scope/lodash", "GHSA-2")]
    [InlineData("crates.io", "RUSTSEC-3")]
    public void An_advisory_is_found_by_ID_alias_name_word_and_ecosystem(string text, string id) =>
        Ids(Some(), text).ShouldContain(id);

    [Theory]
    [InlineData("confidential")]
    [InlineData("Confidential headers")]
    [InlineData("header")] // the beginning of a word
    [InlineData("redirects.")]
    public void A_word_of_the_text_finds_it_behind_those_that_have_it_in_name_or_title(string text)
    {
        const string Prose = "\"details\":\"The headers it\\nsends on **redirects** are `confidential`.\",";
        var index = AdvisoryIndex.Of([
            Records.About("IN-TEXT", "npm", "a", AnyVersion, Prose + "\"summary\":\"About a\","),
            Records.About("IN-TITLE", "npm", "b", AnyVersion, "\"summary\":\"Confidential headers, redirects\","),
        ]);

        Ids(index, text).ShouldBe(["IN-TITLE", "IN-TEXT"]);
        Ids(index, "confident").ShouldContain("IN-TEXT");
        Ids(index, "onfidential").ShouldBe(["IN-TITLE"]);
    }

    [Theory]
    [InlineData("left-pda", "TCS-2026-1")] // two exchanged
    [InlineData("leftpad", "TCS-2026-1")] // one too few
    [InlineData("left-padd", "TCS-2026-1")] // one too many
    [InlineData("lift-pud", "TCS-2026-1")] // two mistaken
    [InlineData("travresal", "GHSA-2")] // in a title
    public void Slips_of_the_keyboard_are_forgiven_and_said_to_be_similar(string text, string id)
    {
        var hits = AdvisorySearch.Of(Some()).Find(text);

        hits.Records.Select(record => record.Id).ShouldContain(id);
        hits.Literal.ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("()")]
    [InlineData("nothing-like-it-at-all")]
    [InlineData("left-pad nothing-like-it-at-all")]
    [InlineData("xyz")]
    public void What_is_nowhere_is_not_found(string? text) => Ids(Some(), text).ShouldBeEmpty();

    [Fact]
    public void The_whole_name_comes_first_then_its_beginning_then_its_middle_then_titles()
    {
        var index = AdvisoryIndex.Of([
            Records.About("E", "npm", "other", AnyVersion, "\"summary\":\"about pad and more\","),
            Records.About("D", "npm", "iPadOS", AnyVersion),
            Records.About("C", "npm", "left-pad", AnyVersion),
            Records.About("B", "npm", "padder", AnyVersion),
            Records.About("A", "npm", "pad", AnyVersion),
        ]);

        Ids(index, "pad").ShouldBe(["A", "B", "C", "D", "E"]);
    }

    [Fact]
    public void What_is_written_so_comes_before_what_is_similar()
    {
        var index = AdvisoryIndex.Of([
            Records.About("MAL-1", "npm", "lodahs", AnyVersion),
            Records.About("GHSA-1", "npm", "lodash", AnyVersion),
        ]);

        var hits = AdvisorySearch.Of(index).Find("lodahs");

        hits.Records.Select(record => record.Id).ShouldBe(["MAL-1", "GHSA-1"]);
        hits.Literal.ShouldBe(1);
    }

    [Fact]
    public void The_next_edition_is_searched_as_if_it_were_the_first()
    {
        var before = Some();
        var after = before.With([
            Records.About("TCS-2026-1", "npm", "right-pad", AnyVersion),
            Records.About("NEW-1", "npm", "brand-new", AnyVersion),
        ]);

        var search = AdvisorySearch.Of(before).Over(after);

        foreach (var text in (string[])["left-pad", "right-pad", "pad", "brand", "traversal", "NEW-1", "CVE-2026-77"])
            Found(search, text).ShouldBe(Ids(after, text), text);
        Found(search, "left-pad").ShouldNotContain("TCS-2026-1");
    }

    [Fact]
    public void Even_when_nearly_everything_has_changed()
    {
        var before = AdvisoryIndex.Of(Many("a"));
        var after = before.With(Many("b"));

        var search = AdvisorySearch.Of(before).Over(after);

        Found(search, "name-b-0017")[0].ShouldBe("X-17");
        search.Find("name-a-0017").Literal.ShouldBe(0);

        static IEnumerable<IndexedRecord> Many(string mark) =>
            Enumerable
                .Range(0, AdvisorySearch.MostRecent + 1)
                .Select(n => Records.About($"X-{n}", "npm", $"name-{mark}-{n:0000}", AnyVersion));
    }

    [DataFact("osv/npm/all.zip")]
    public async Task In_the_npm_dump_every_advisory_is_found_by_its_ID_and_first_by_it()
    {
        var index = await Dump.Index("osv/npm/all.zip");
        var search = AdvisorySearch.Of(index);

        foreach (var record in index.Newest.Where((_, at) => at % 997 == 0))
        {
            search.Find(record.Id).Records[0].ShouldBe(record);
            var name = record.Affected[0].Name;
            if (name.Length is < 8 or > 30)
                continue;
            var mistyped = $"{name[..3]}{name[4]}{name[3]}{name[5..]}";
            search.Find(mistyped).Records.ShouldContain(record, mistyped);
        }
    }

    private static AdvisoryIndex Some() =>
        AdvisoryIndex.Of([
            Records.About("TCS-2026-1", "npm", "left-pad", AnyVersion, "\"aliases\":[\"CVE-2026-77\"],"),
            Records.About("GHSA-2", "npm", "@scope/lodash", AnyVersion, "\"summary\":\"Path traversal (on Windows)\","),
            Records.About("RUSTSEC-3", "crates.io", "smallvec", AnyVersion),
        ]);

    private static string[] Ids(AdvisoryIndex index, string? text) => Found(AdvisorySearch.Of(index), text);

    private static string[] Found(AdvisorySearch search, string? text) =>
        [.. search.Find(text).Records.Select(record => record.Id)];
}
