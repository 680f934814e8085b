using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Tests.Osv;

public sealed class OsvReaderTests
{
    private static Result<OsvRecord> Read(string json) => OsvReader.Read(Encoding.UTF8.GetBytes(json));

    [Fact]
    public void An_id_and_an_instant_are_enough()
    {
        var record = Read("""{"id":"X-1","modified":"2026-01-31T12:00:00Z"}""").Value;

        record.Id.ShouldBe("X-1");
        record.Modified.ShouldBe(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
        record.Affected.ShouldBeNull();
    }

    [Fact]
    public void Everything_wrong_is_said_at_once_each_with_its_path()
    {
        var problem = Read(
            """
            {"modified":"yesterday","aliases":7,"affected":[{"package":{"name":"a"},"ranges":[{"events":[5]}],"versions":[[]]}, "x"]}
            """
        ).Problem!;

        problem.Code.ShouldBe("osv.faulty");
        problem
            .Faults.Select(f => f.Path)
            .ShouldBe(
                [
                    "id",
                    "modified",
                    "aliases",
                    "affected[0].package.ecosystem",
                    "affected[0].ranges[0].type",
                    "affected[0].ranges[0].events[0]",
                    "affected[0].versions[0]",
                    "affected[1]",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public void Nulls_and_numbers_and_lone_texts_are_understood()
    {
        var record = Read(
            """
            {"id":17,"modified":"2026-01-31","aliases":null,"related":[null,"X-2"],"summary":null,"affected":[null,
             {"package":null,"ranges":[{"type":"SEMVER","events":[{"introduced":0},{"fixed":"1.0.0","last_affected":null}]}],
              "versions":[1.5]}],
             "credits":[{"name":"Ann","contact":"mailto:ann@example.org"},{"name":null}],"references":[{"url":"https://example.org"}]}
            """
        ).Value;

        record.Id.ShouldBe("17");
        record.Aliases.ShouldBeNull();
        record.Related.ShouldBe(["X-2"]);
        var affected = record.Affected.ShouldHaveSingleItem();
        affected.Versions.ShouldBe(["1.5"]);
        affected.Ranges!.Single().Events.ShouldBe([new() { Introduced = "0" }, new() { Fixed = "1.0.0" }]);
        record.Credits!.Single().Contact.ShouldBe(["mailto:ann@example.org"]);
        record.References!.Single().Type.ShouldBe("WEB");
    }

    [Fact]
    public void Two_boundaries_in_one_event_become_two_events()
    {
        var record = Read(
            """
            {"id":"X-1","modified":"2026-01-31T00:00:00Z","affected":[{"ranges":[{"type":"ECOSYSTEM",
             "events":[{"introduced":"1","fixed":"2"},{"limit":"3"}]}]}]}
            """
        ).Value;

        record
            .Affected![0]
            .Ranges![0]
            .Events.ShouldBe([new() { Introduced = "1" }, new() { Fixed = "2" }, new() { Limit = "3" }]);
    }

    [Theory]
    [InlineData("2026-01-31T12:00:00.123456789Z", 1234567)]
    [InlineData("2026-01-31t14:00:00+02:00", 0)]
    [InlineData("2026-01-31 12:00:00", 0)]
    [InlineData("2026-01-31T12:00:00.5", 5000000)]
    public void Instants_are_read_as_UTC(string text, int ticks) =>
        Read($$"""{"id":"X-1","modified":"{{text}}"}""")
            .Value.Modified.ShouldBe(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero).AddTicks(ticks));

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("X 1")]
    [InlineData(".hidden")]
    [InlineData("X\\u2028")]
    public void An_id_is_one_segment_of_a_path(string id) =>
        Read($$"""{"id":"{{id}}","modified":"2026-01-31T00:00:00Z"}""").Problem!.Faults.Single().Path.ShouldBe("id");

    [Theory]
    [InlineData("", "osv.not-json")]
    [InlineData("{", "osv.not-json")]
    [InlineData("[]", "osv.not-an-object")]
    [InlineData("null", "osv.not-an-object")]
    [InlineData("{\"id\":\"A\",\"id\":\"B\",\"modified\":\"2026-01-31T00:00:00Z\"}", "osv.not-json")]
    [InlineData("{\"id\":\"A\",\"modified\":\"2026-01-31T00:00:00Z\",\"x\":\"\\ud800\"}", "osv.not-text")]
    public void What_is_no_record_is_refused_with_the_reason(string json, string code) =>
        Read(json).Problem!.Code.ShouldBe(code);

    [Fact]
    public void Deep_nesting_bad_UTF_8_and_size_are_refused()
    {
        Read(new string('[', 100_000)).Problem!.Code.ShouldBe("osv.not-json");
        OsvReader.Read(new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' }).Problem!.Code.ShouldBe("osv.not-text");
        OsvReader.Read(new byte[OsvReader.LargestRecord + 1]).Problem!.Code.ShouldBe("osv.too-large");
        OsvReader.Read(new byte[OsvReader.LargestRecord]).Problem!.Code.ShouldBe("osv.not-json");
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Read("\uFEFF{\"id\":\"X-1\",\"modified\":\"2026-01-31T00:00:00Z\"}").Value.Id.ShouldBe("X-1");

    [Fact]
    public void No_mutation_of_a_record_makes_the_reader_throw()
    {
        var seed = Encoding.UTF8.GetBytes(
            """{"id":"X-1","modified":"2026-01-31T00:00:00Z","aliases":["\ud83d\ude00"],"affected":[{"versions":["1"]}]}"""
        );
        var mutations =
            from at in Gen.Choose(0, seed.Length - 1)
            from value in Gen.Choose(0, 255)
            from cut in Gen.Choose(1, seed.Length)
            select (at, (byte)value, cut);

        Prop.ForAll(
                mutations.ToArbitrary(),
                m =>
                {
                    var mutated = (byte[])seed.Clone();
                    mutated[m.at] = m.Item2;
                    var result = OsvReader.Read(mutated.AsMemory(0, m.cut));
                    return result.Succeeded || result.Problem.Code.StartsWith("osv.", StringComparison.Ordinal);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }
}
