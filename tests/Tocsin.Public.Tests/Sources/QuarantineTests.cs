using Tocsin.Public.Sources;
using Tocsin.Public.Storage;
using static Tocsin.Public.Tests.Sources.ASourcedStore;

namespace Tocsin.Public.Tests.Sources;

public sealed class QuarantineTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_cannot_be_understood_is_kept_counted_and_leaves_when_it_reads_well(Provider provider)
    {
        await using var data = await On(provider);
        data.Write("in/good.json", ARecord("GHSA-1"));
        data.Write("in/bad.json", "{");
        data.Write("in/worse.json", """{"id":"GHSA 3"}""");
        await data.Add("first", data.At("in"), "GHSA");

        (await data.Now("first")).ShouldNotBeNull().Refused.ShouldBe(2);
        data.Clock.Advance(TimeSpan.FromHours(1));
        await data.Now("first");

        var (entries, count) = await data.Quarantine.Of("first", 0, 10, default);
        count.ShouldBe(2);
        (await data.Find("first")).Refused.ShouldBe(2);
        entries
            .Select(e => (e.Path, e.Code, e.Times))
            .ShouldBe([("bad.json", "osv.not-json", 2), ("worse.json", "osv.faulty", 2)]);
        (entries[0].LastSeen - entries[0].FirstSeen).ShouldBe(TimeSpan.FromHours(1));
        entries[1].Reason.ShouldBe("id: An ID has at most 200 letters, digits and - _ . : ~ +. (and 1 more)");

        data.Write("in/bad.json", ARecord("GHSA-2"));
        File.Delete(data.At("in/worse.json"));
        (await data.Now("first")).ShouldNotBeNull().Count.Added.ShouldBe(1);

        (await data.Quarantine.Of("first", 0, 10, default)).Count.ShouldBe(0);
        (await data.Find("first")).Refused.ShouldBe(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_in_quarantine_is_tried_again_from_the_bytes_that_were_kept(Provider provider)
    {
        await using var data = await On(provider);
        data.Write("in/late.json", ARecord("GHSA-1"));
        data.Write("in/bad.json", "{");
        await data.Add("owner", "/nowhere", "GHSA");
        await data.Add("first", data.At("in"), "PYSEC");
        await data.Now("first");
        Directory.Delete(data.At("in"), recursive: true);

        // now that nobody owns the prefix, what was refused for its sake can be taken
        await data.Sources.Remove(SourceName.Parse("owner").Value, default);
        var report = (await data.Run.Retry(SourceName.Parse("first").Value, default)).Value.Report.ShouldNotBeNull();

        report.Count.Added.ShouldBe(1);
        (await data.Body("GHSA-1")).ShouldBe(ARecord("GHSA-1"));
        var (entries, _) = await data.Quarantine.Of("first", 0, 10, default);
        entries.ShouldHaveSingleItem().Path.ShouldBe("bad.json");
        var source = await data.Find("first");
        (source.Records, source.Refused).ShouldBe((1, 1));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_imported_by_hand_keeps_its_name_and_not_its_path(Provider provider)
    {
        await using var data = await On(provider);
        data.Write("secret/in/bad.json", "{");
        data.Write("secret/other/bad.json", ARecord("GHSA-1"));

        await data.ByHand("secret/in");
        await data.ByHand("secret/other");

        var (entries, _) = await data.Quarantine.Of(Origins.ByHand, 0, 10, default);
        entries.ShouldHaveSingleItem().Path.ShouldBe("in/bad.json");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Large_entries_and_long_paths_are_kept_without_what_does_not_fit(Provider provider)
    {
        await using var data = await On(provider);
        var deep = string.Join('/', Enumerable.Repeat(new string('d', 200), 4));
        data.Write($"in/{deep}/bad.json", "{" + new string(' ', Quarantine.LargestKept));
        await data.Add("first", data.At("in"), "GHSA");

        await data.Now("first");

        var (entries, _) = await data.Quarantine.Of("first", 0, 10, default);
        entries.ShouldHaveSingleItem().Path.Length.ShouldBeLessThanOrEqualTo(500);
        (await data.Quarantine.Held("first", default)).ShouldBeEmpty();
        data.Write($"in/{deep}/bad.json", ARecord("GHSA-1"));
        await data.Now("first");
        (await data.Quarantine.Of("first", 0, 10, default)).Count.ShouldBe(0);
    }
}
