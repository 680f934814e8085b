using System.Text;
using Tocsin.Advisories.Imports;
using Tocsin.Standards.Osv;
using Xunit.Abstractions;

namespace Tocsin.Advisories.Tests.Imports;

public sealed class OsvGlanceTests(ITestOutputHelper output)
{
    private const string Full = """
        {"id":"X-1","modified":"2026-01-31T12:00:00Z","aliases":["A-1"],"summary":"s","severity":[{"type":"t","score":"s"}],
        "affected":[{"package":{"ecosystem":"npm","name":"n"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}],
        "versions":["1"],"database_specific":{"a":[{"b":1}]}}],"references":[{"type":"WEB","url":"u"}],"credits":[{"name":"n"}]}
        """;

    [DataFact("osv")]
    public async Task A_glance_never_says_yes_to_what_the_reader_refuses_or_reads_otherwise()
    {
        using var source = ImportSource.Open(SharedData.At("osv"), new()).Value;
        var (all, quick) = (0, 0);
        await foreach (var item in source.ReadAsync())
        {
            var body = item.ShouldBeOfType<Taken>().Body;
            all++;
            if (!OsvGlance.TryRead(body.Span, out var seen))
                continue;
            quick++;
            var read = OsvReader.Read(body).Value;
            (seen.Id, seen.Modified).ShouldBe((read.Id, read.Modified));
        }
        output.WriteLine($"{quick:N0} of {all:N0} at a glance");
        quick.ShouldBeGreaterThan(all * 9 / 10);
    }

    [Fact]
    public void Whatever_byte_is_damaged_the_reader_takes_what_a_glance_takes()
    {
        var sound = Encoding.UTF8.GetBytes(Full);
        OsvGlance.TryRead(sound, out _).ShouldBeTrue();
        for (var at = 0; at < sound.Length; at++)
        {
            foreach (var other in "\"{}[],:0n\\ \u0001ué"u8)
            {
                var damaged = (byte[])sound.Clone();
                damaged[at] = other;
                if (!OsvGlance.TryRead(damaged, out var seen))
                    continue;
                var read = OsvReader.Read(damaged);
                read.Succeeded.ShouldBeTrue($"byte {at} as {(char)other}");
                (seen.Id, seen.Modified).ShouldBe((read.Value.Id, read.Value.Modified));
            }
        }
    }

    [Theory]
    [InlineData("""{"id":"X-1","modified":"2026-01-31T12:00:00Z","id":"X-1"}""")]
    [InlineData("""{"id":"X-1","modified":"2026-01-31T12:00:00Z","other":{"a":1,"a":1}}""")]
    [InlineData("""{"id":"X-1","modified":"2026-01-31T12:00:00Z","aliases":"A-1"}""")]
    [InlineData("""{"id":"X-1","modified":"2026-01-31T12:00:00Z","affected":[{"package":{"name":"n"}}]}""")]
    [InlineData("""{"id":"X-1","modified":"2026-01-31T12:00:00Z","summary":"\ud800"}""")]
    [InlineData("""{"id":"X-1","modified":"2026-01-31T12:00:00Z"} x""")]
    [InlineData("""{"id":"X 1","modified":"2026-01-31T12:00:00Z"}""")]
    [InlineData("""{"id":"X-1","modified":"2026-01-31"}""")]
    [InlineData("""{"id":"X-1"}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_is_unusual_is_left_to_the_reader(string json) =>
        OsvGlance.TryRead(Encoding.UTF8.GetBytes(json), out _).ShouldBeFalse();
}
