using Tocsin.Public.Sources;
using static Tocsin.Public.Tests.Sources.ASourcedStore;

namespace Tocsin.Public.Tests.Sources;

public sealed class OwnershipTests
{
    private const string Withdrawn = ""","withdrawn":"2026-01-02T00:00:00Z" """;

    [Theory, OnSqlite, OnPostgres]
    public async Task No_source_adds_or_changes_what_is_ours_or_anothers(Provider provider)
    {
        await using var data = await On(provider);
        data.Write("first/a.json", ARecord("GHSA-1"));
        data.Write("second/ours.json", ARecord("tcs-2026-1", 9));
        data.Write("second/theirs.json", ARecord("ghsa-1", 9, Withdrawn));
        data.Write("second/new.json", ARecord("GHSA-2", 9));
        data.Write("second/free.json", ARecord("FREE-1"));
        await data.Add("first", data.At("first"), "GHSA");
        await data.Add("second", data.At("second"), "PYSEC");
        await data.Now("first");

        var report = (await data.Now("second")).ShouldNotBeNull();

        report.Count.Added.ShouldBe(1);
        report.Refused.ShouldBe(3);
        report
            .Why.Select(r => (r.Path, r.Problem.Code))
            .ShouldBe([
                ("new.json", "import.others-id"),
                ("ours.json", "import.own-id"),
                ("theirs.json", "import.others-id"),
            ]);
        (await data.Body("GHSA-1")).ShouldNotContain("withdrawn");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_source_brought_under_no_prefix_is_its_own_all_the_same(Provider provider)
    {
        await using var data = await On(provider);
        data.Write("first/a.json", ARecord("FREE-1"));
        data.Write("second/a.json", ARecord("FREE-1", 9, Withdrawn));
        await data.Add("first", data.At("first"), "GHSA");
        await data.Add("second", data.At("second"), "PYSEC");
        await data.Now("first");
        var before = await data.Store.Generation(default);

        var refused = (await data.Now("second")).ShouldNotBeNull().Why.ShouldHaveSingleItem();
        var byHand = (await data.ByHand("second")).Why.ShouldHaveSingleItem();

        refused.Problem.Code.ShouldBe("import.not-theirs");
        byHand.Problem.Code.ShouldBe("import.not-theirs");
        byHand.Path.ShouldBe("second/a.json");
        (await data.Body("FREE-1")).ShouldNotContain("withdrawn");
        (await data.Store.Generation(default)).ShouldBe(before);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_withdrawal_silences_its_own_record_and_no_other(Provider provider)
    {
        await using var data = await On(provider);
        data.Write("first/a.json", ARecord("GHSA-1", more: ""","aliases":["PYSEC-1"]"""));
        data.Write("second/a.json", ARecord("PYSEC-1", more: ""","aliases":["GHSA-1"]"""));
        await data.Add("first", data.At("first"), "GHSA");
        await data.Add("second", data.At("second"), "PYSEC");
        await data.Now("first");
        await data.Now("second");
        data.Write("second/a.json", ARecord("PYSEC-1", 5, Withdrawn));

        (await data.Now("second")).ShouldNotBeNull().Count.Changed.ShouldBe(1);

        (await data.Body("PYSEC-1")).ShouldContain("withdrawn");
        (await data.Body("GHSA-1")).ShouldNotContain("withdrawn");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_published_here_is_ours_whatever_its_ID(Provider provider)
    {
        await using var data = await On(provider);
        await data.Store.Publish([Storage.PublicStoreTests.ADocument("OLD-1")], default);
        data.Write("a.json", ARecord("OLD-1", 59));

        var report = await data.ByHand("a.json");

        report.Count.Changed.ShouldBe(0);
        report.Why.ShouldHaveSingleItem().Problem.Code.ShouldBe("import.not-theirs");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Registering_a_source_hands_it_what_was_imported_by_hand_and_removing_it_hands_that_back(
        Provider provider
    )
    {
        await using var data = await On(provider);
        data.Write("a.json", ARecord("ghsa-1"));
        await data.ByHand("a.json");
        await data.Add("first", data.At("a.json"), "GHSA");
        data.Write("a.json", ARecord("ghsa-1", 1));

        (await data.ByHand("a.json")).Why.ShouldHaveSingleItem().Problem.Code.ShouldBe("import.others-id");
        (await data.Now("first")).ShouldNotBeNull().Count.Changed.ShouldBe(1);
        (await data.Find("first")).Records.ShouldBe(1);

        (await data.Sources.Remove(SourceName.Parse("first").Value, default)).ShouldBeTrue();
        data.Write("a.json", ARecord("ghsa-1", 2));
        (await data.ByHand("a.json")).Count.Changed.ShouldBe(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Everything_that_is_wrong_with_a_source_is_said_at_once(Provider provider)
    {
        await using var data = await On(provider);
        await data.Add("first", "/first", "GHSA NSWG-ECO");

        var refused = await data.Sources.Add(ASource("first", "/x", "tcs ghsa NSWG", 0), OwnPrefix, default);

        refused
            .Problem!.Faults.Select(fault => fault.Path)
            .ShouldBe(["NAME", "--every", "--prefix", "--prefix", "--prefix"]);
        (await data.Sources.All(default)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("http://osv.example/npm")]
    [InlineData("ftp://osv.example/npm")]
    [InlineData("https://user:secret@osv.example/npm")]
    [InlineData("https://osv.example/all.zip?token=secret")]
    [InlineData("https://")]
    [InlineData("")]
    public void A_place_that_is_not_plain_https_is_no_place(string text) =>
        SourcePlace.Parse(text).Problem!.Code.ShouldBe("source.place");

    [Theory]
    [InlineData("own")]
    [InlineData("by-hand")]
    [InlineData("Big")]
    [InlineData("../x")]
    [InlineData("-x")]
    [InlineData("")]
    public void A_name_that_could_not_stand_in_an_address_or_means_something_else_is_none(string text) =>
        SourceName.Parse(text).Problem!.Code.ShouldBe("source.name");
}
