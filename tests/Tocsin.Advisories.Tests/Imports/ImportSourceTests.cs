using System.IO.Compression;
using System.Text;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Imports;

namespace Tocsin.Advisories.Tests.Imports;

public sealed class ImportSourceTests
{
    private const string Record = """{"id":"X-1","modified":"2026-01-31T12:00:00.1234567Z","unknown":[1]}""";

    [Fact]
    public async Task A_file_is_taken_word_for_word_but_for_its_byte_order_mark()
    {
        using var folder = new Folder();
        var path = folder.Write("one.json", Encoding.UTF8.GetBytes("\uFEFF" + Record));

        var taken = (await All(path)).ShouldHaveSingleItem().ShouldBeOfType<Taken>();

        Encoding.UTF8.GetString(taken.Body.Span).ShouldBe(Record);
        var document = taken.ToDocument();
        document.Id.ShouldBe("X-1");
        document.Kind.ShouldBe(PublishedDocument.Advisory);
        document.Modified.ShouldBe(
            new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero).AddTicks(1234560),
            "stores keep whole microseconds"
        );
    }

    [Fact]
    public async Task A_folder_is_read_with_its_folders_and_zips_but_not_its_links()
    {
        using var folder = new Folder();
        folder.Write("a/b/one.json", Encoding.UTF8.GetBytes(Record));
        folder.Write("notes.txt", "not a record"u8);
        folder.Write("npm/all.zip", Zip(("two.json", Encoding.UTF8.GetBytes(Record)), ("README.md", "#"u8.ToArray())));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "circle"), folder.Path);

        using var source = ImportSource.Open(folder.Path, new()).Value;
        var items = await source.ReadAsync().ToListAsync();

        items.Select(i => i.Path).ShouldBe(["a/b/one.json", "npm/all.zip/two.json"], ignoreOrder: true);
        source.TotalEntries.ShouldBe(items.Count);
        source.TotalBytes.ShouldBe(items.Sum(i => i.Size));
    }

    [Fact]
    public async Task No_source_may_claim_an_ID_of_the_programme()
    {
        using var folder = new Folder();
        folder.Write("own.json", """{"id":"tcs-2026-1","modified":"2026-01-31T00:00:00Z"}"""u8);
        folder.Write("other.json", """{"id":"TCSX-2026-1","modified":"2026-01-31T00:00:00Z"}"""u8);

        var items = await All(folder.Path, new ImportRules { OwnPrefix = "TCS" });

        items.OfType<Refused>().Single().Problem.Code.ShouldBe("import.own-id");
        items.OfType<Taken>().Single().Record.Id.ShouldBe("TCSX-2026-1");
    }

    [Fact]
    public async Task What_is_broken_is_refused_with_a_reason_and_the_rest_is_taken()
    {
        using var folder = new Folder();
        var path = folder.Write(
            "mixed.zip",
            Zip(
                ("good.json", Encoding.UTF8.GetBytes(Record)),
                ("bomb.json", new byte[5 * 1024 * 1024]),
                ("deep.json", Encoding.UTF8.GetBytes(new string('[', 100_000))),
                ("latin.json", [(byte)'"', 0xE9, (byte)'"']),
                ("half.json", "{\"id\":"u8.ToArray()),
                ("name\u001b[2J.json", "[]"u8.ToArray())
            )
        );

        var items = await All(path);

        items.OfType<Taken>().Single().Record.Id.ShouldBe("X-1");
        items
            .OfType<Refused>()
            .Select(r => (r.Path, r.Problem.Code))
            .ShouldBe(
                [
                    ("bomb.json", "import.entry-too-large"),
                    ("deep.json", "osv.not-json"),
                    ("latin.json", "osv.not-text"),
                    ("half.json", "osv.not-json"),
                    ("name\uFFFD[2J.json", "osv.not-an-object"),
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task An_entry_that_holds_more_than_it_says_is_refused()
    {
        using var folder = new Folder();
        var zip = Zip(("bomb.json", new byte[8 * 1024 * 1024]));
        Understate(zip, length: 100);
        var items = await All(folder.Write("lying.zip", zip));

        items.ShouldHaveSingleItem().ShouldBeOfType<Refused>();
    }

    [Fact]
    public async Task Damage_anywhere_in_a_zip_is_a_refusal_and_never_an_exception()
    {
        using var folder = new Folder();
        var zip = Zip(("one.json", Encoding.UTF8.GetBytes(Record)), ("two.json", Encoding.UTF8.GetBytes(Record)));
        for (var at = 0; at < zip.Length; at++)
        {
            var damaged = (byte[])zip.Clone();
            damaged[at] ^= 0xFF;
            using var source = ImportSource.Open(folder.Write("damaged.zip", damaged), new()).Match(s => s, _ => null!);
            if (source is not null)
                (await source.ReadAsync().CountAsync()).ShouldBe(source.TotalEntries, $"byte {at}");
        }
    }

    [Fact]
    public async Task Limits_of_the_whole_hold_for_what_is_said_and_for_what_is_there()
    {
        using var folder = new Folder();
        var bytes = Encoding.UTF8.GetBytes(Record);
        var path = folder.Write("three.zip", Zip(("1.json", bytes), ("2.json", bytes), ("3.json", bytes)));

        ImportSource.Open(path, new() { MostEntries = 2 }).Problem!.Code.ShouldBe("import.too-many");
        ImportSource.Open(path, new() { MostBytes = bytes.Length }).Problem!.Code.ShouldBe("import.too-large");
        (await All(path, new() { MostEntries = 3, MostBytes = 3 * bytes.Length })).OfType<Taken>().Count().ShouldBe(3);
    }

    [Fact]
    public void What_is_not_there_or_no_zip_is_said()
    {
        using var folder = new Folder();

        ImportSource.Open(Path.Combine(folder.Path, "none"), new()).Problem!.Code.ShouldBe("import.not-found");
        ImportSource
            .Open(folder.Write("no.zip", "PK but no zip"u8), new())
            .Problem!.Code.ShouldBe("import.not-readable");
    }

    [Fact]
    public async Task Who_stops_listening_stops_the_reading()
    {
        using var folder = new Folder();
        var entries = Enumerable.Range(0, 500).Select(i => ($"{i}.json", Encoding.UTF8.GetBytes(Record))).ToArray();
        using var source = ImportSource.Open(folder.Write("many.zip", Zip(entries)), new()).Value;

        (await source.ReadAsync().Take(3).CountAsync()).ShouldBe(3);
        (await source.ReadAsync().CountAsync()).ShouldBe(500, "the zip is free to be read again");

        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
            await source.ReadAsync(cancel.Token).CountAsync()
        );
    }

    private static async Task<List<ImportItem>> All(string path, ImportRules? rules = null)
    {
        using var source = ImportSource.Open(path, rules ?? new()).Value;
        return await source.ReadAsync().ToListAsync();
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(bytes);
            }
        }
        return buffer.ToArray();
    }

    // The uncompressed length stands 24 bytes into each record of the central directory (APPNOTE 4.3.12).
    private static void Understate(byte[] zip, int length)
    {
        var at = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(at + 24), length).ShouldBeTrue();
    }
}
