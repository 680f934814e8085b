using System.IO.Compression;
using System.Net;
using Tocsin.Advisories.Imports;

namespace Tocsin.Public.Tests.Dumps;

public sealed class DumpTests
{
    private static readonly string[] two =
    [
        AnAdvisory.LeftPad("B-1", modified: "2026-03-02T12:00:00Z"),
        AnAdvisory.LeftPad("A-1", more: """ "withdrawn":"2026-03-03T00:00:00Z", """, modified: "2026-03-03T12:00:00Z"),
    ];

    [Theory]
    [InlineData("")]
    [InlineData("/osv")]
    public async Task A_dump_has_every_record_as_it_was_published(string prefix)
    {
        await using var host = await PublicHost.With(two);

        using var zip = new ZipArchive(await host.Http.GetStreamAsync(prefix + "/npm/all.zip"));

        zip.Entries.Select(entry => entry.FullName).ShouldBe(["A-1.json", "B-1.json"]);
        zip.Entries[1].LastWriteTime.DateTime.ShouldBe(new(2026, 3, 2, 12, 0, 0));
        using var reader = new StreamReader(zip.Entries[0].Open());
        (await reader.ReadToEndAsync()).ShouldBe(await host.Http.GetStringAsync(prefix + "/npm/A-1.json"));
    }

    [Fact]
    public async Task Lists_have_the_latest_change_first()
    {
        await using var host = await PublicHost.With(two);

        (await host.Http.GetStringAsync("/ecosystems.txt")).ShouldBe("npm\n");
        (await host.Http.GetStringAsync("/modified_id.csv")).ShouldBe(
            "2026-03-03T12:00:00Z,npm/A-1\n2026-03-02T12:00:00Z,npm/B-1\n"
        );
        (await host.Http.GetStringAsync("/npm/modified_id.csv")).ShouldStartWith("2026-03-03T12:00:00Z,A-1\n");
    }

    [Fact]
    public async Task A_mirror_sees_by_the_checksum_whether_it_has_the_dump()
    {
        await using var host = await PublicHost.With(two);

        var head = await host.Http.SendAsync(new(HttpMethod.Head, "/npm/all.zip"));
        var body = await host.Http.GetByteArrayAsync("/npm/all.zip");
        var again = new HttpRequestMessage(HttpMethod.Get, "/npm/all.zip");
        again.Headers.IfNoneMatch.Add(head.Headers.ETag!);

        head.Content.Headers.ContentLength.ShouldBe(body.Length);
        head.Headers.GetValues("X-Goog-Hash").ShouldHaveSingleItem().ShouldBe($"crc32c={Checksum(body)}");
        (await host.Http.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        await host.Publish(AnAdvisory.LeftPad("C-1"));
        var newer = await host.Http.SendAsync(new(HttpMethod.Head, "/npm/all.zip"));
        newer.Headers.ETag.ShouldNotBe(head.Headers.ETag);
    }

    [Fact]
    public async Task The_same_records_give_the_same_bytes_on_every_node()
    {
        await using var one = await PublicHost.With(two);
        await using var other = await PublicHost.With();
        foreach (var record in two.Reverse())
            await other.Publish(record);

        (await one.Http.GetByteArrayAsync("/npm/all.zip")).ShouldBe(await other.Http.GetByteArrayAsync("/npm/all.zip"));
    }

    [Theory]
    [InlineData("/nothing/all.zip")]
    [InlineData("/nothing/modified_id.csv")]
    [InlineData("/npm/Z-1.json")]
    [InlineData("/PyPI/A-1.json")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await using var host = await PublicHost.With(two);

        (await host.Http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [DataFact("osv/npm/all.zip")]
    public async Task A_dump_of_the_real_data_imports_again_as_the_same_records()
    {
        await using var host = await PublicHost.With();
        await host.Import(SharedData.At("osv/npm"));
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, await host.Http.GetByteArrayAsync("/npm/all.zip"));

        using var source = ImportSource.Open(path, new ImportRules()).Value;
        var again = await host.Store.Import(
            source.ReadAsync().OfType<Taken>().Select(taken => taken.ToDocument()),
            default
        );
        File.Delete(path);

        again.Unchanged.ShouldBe(host.Live.Now.Index.Count);
        (again.Added + again.Changed).ShouldBe(0);
    }

    // bit by bit, as RFC 3720 (B.4) has the polynomial
    private static string Checksum(byte[] body)
    {
        var crc = uint.MaxValue;
        foreach (var one in body)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0x82F63B78;
        }
        crc = ~crc;
        return Convert.ToBase64String([(byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc]);
    }
}
