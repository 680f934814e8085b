using System.Text;
using Tocsin.Advisories.Matching;
using Tocsin.Advisories.Snapshots;
using Tocsin.Standards.Osv;

namespace Tocsin.Advisories.Tests.Matching;

public sealed class SnapshotTests : IDisposable
{
    private const string Everything = """ "ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}] """;

    private static readonly SnapshotStamp Stamp = new(7, new Guid("11111111-2222-3333-4444-555555555555"));

    private readonly string folder = Directory.CreateTempSubdirectory("tocsin-snapshot-").FullName;

    private string File => Path.Combine(folder, "index");

    [DataFact("osv/npm/all.zip")]
    public async Task Whatever_real_records_say_their_snapshot_says()
    {
        var index = await Dump.Index("osv");

        var opened = Opened(index);

        opened.Count.ShouldBeGreaterThan(40_000);
        opened.Snapshot.ShouldBe(Stamp);
        opened.Changed.ShouldBe(0);
        ShouldSayTheSame(opened, index);
    }

    // chance gives two the same number once in some hundred thousand dumps: here they are given it
    [Theory]
    [InlineData("A", "B")]
    [InlineData("B", "A")]
    public void Of_two_with_the_same_npm_number_the_lesser_ID_keeps_it_in_memory_and_in_a_file(string one, string other)
    {
        const long same = 1234;
        using (var writer = new SnapshotWriter(File))
        {
            foreach (var record in Colliding())
                writer.Add(record);
            writer.Finish(Stamp);
        }

        foreach (
            var index in (AdvisoryIndex[])[AdvisoryIndex.Of(Colliding()), AdvisoryIndex.Open(File).ShouldNotBeNull()]
        )
        {
            var next = NpmAdvisoryId.Of("B", "p", attempt: 1);
            index.Find("A")!.Affected[0].NpmId.ShouldBe(same);
            index.Find("B")!.Affected[0].NpmId.ShouldBe(next);
            index.Tables.Numbered(same)!.Record.Id.ShouldBe("A");
            index.Tables.Numbered(next)!.Record.Id.ShouldBe("B");
        }

        IndexedRecord[] Colliding()
        {
            IndexedRecord[] records =
            [
                Records.About(one, "npm", "p", Everything),
                Records.About(other, "npm", "p", Everything),
            ];
            foreach (var record in records)
                record.Affected[0].Renumber(same);
            return records;
        }
    }

    [Fact]
    public void Changes_on_top_of_a_snapshot_say_what_changes_of_objects_say()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 60; round++)
        {
            var objects = AdvisoryIndex.Of(Some(random, 30));
            var layered = Opened(objects);
            for (var change = 0; change < 4; change++)
            {
                var changed = Some(random, 8);
                (objects, layered) = (objects.With(changed), layered.With(changed));
                ShouldSayTheSame(layered, objects);
            }
            ShouldSayTheSame(Opened(layered), objects);
        }
    }

    [Fact]
    public void An_index_goes_on_being_read_when_another_file_takes_the_place_of_its_own()
    {
        var before = Opened(AdvisoryIndex.Of([Records.About("A", "npm", "p", Everything)]));
        var after = Opened(AdvisoryIndex.Of([Records.About("B", "npm", "p", Everything)]));

        before.Matching("npm", "p", "1.0.0").ShouldBe(["A"]);
        after.Matching("npm", "p", "1.0.0").ShouldBe(["B"]);
        Encoding.UTF8.GetString(before.Find("A")!.Body.Span).ShouldContain("\"A\"");
    }

    [Fact]
    public void What_is_asked_for_again_is_the_same_object()
    {
        var index = Opened(AdvisoryIndex.Of([Records.About("A", "npm", "p", Everything)]));

        index.Find("A").ShouldBeSameAs(index.Newest[0]);
        index.Package("npm", "p").All[0].Record.ShouldBeSameAs(index.Newest[0]);
    }

    [Fact]
    public void Every_npm_number_is_of_one_package_of_one_record()
    {
        var index = Opened(
            AdvisoryIndex.Of([.. Enumerable.Range(0, 100).Select(i => Records.About($"A-{i}", "npm", "p", Everything))])
        );

        var numbers = index.Newest.SelectMany(record => record.Affected).Select(package => package.NpmId).ToList();
        numbers.ShouldBeUnique();
        foreach (var record in index.Newest)
            index.Tables.Numbered(record.Affected[0].NpmId).ShouldBeSameAs(record.Affected[0]);
        index.Tables.Numbered(1).ShouldBeNull();
    }

    [Fact]
    public void A_file_that_is_cut_or_changed_or_another_builds_is_none()
    {
        AdvisoryIndex.Open(File).ShouldBeNull();
        Opened(AdvisoryIndex.Of(Some(new Random(1), 50)));
        var whole = System.IO.File.ReadAllBytes(File);

        foreach (var length in (int[])[0, 15, 16, 1000, 1024, whole.Length / 2, whole.Length - 1])
            Read(whole[..length]).ShouldBeNull($"cut at {length}");
        // behind the header and the bodies, of which every record has its own
        foreach (var at in (int[])[0, 3, whole.Length * 3 / 4, whole.Length - 9])
            Read([.. whole[..at], (byte)(whole[at] ^ 1), .. whole[(at + 1)..]]).ShouldBeNull($"changed at {at}");
        Read(whole).ShouldNotBeNull();

        AdvisoryIndex? Read(byte[] bytes)
        {
            var other = Path.Combine(folder, "other");
            System.IO.File.WriteAllBytes(other, bytes);
            return AdvisoryIndex.Open(other);
        }
    }

    [Fact]
    public void A_name_as_long_as_a_record_may_be_is_written_like_any_other()
    {
        var name = new string('n', OsvReader.LargestRecord - 1_000);
        var objects = AdvisoryIndex.Of([
            Records.About("A", "npm", name, Everything),
            Records.About("B", "npm", "p", Everything),
        ]);

        ShouldSayTheSame(Opened(objects), objects);
    }

    [Fact]
    public void After_a_loss_of_power_only_what_was_on_the_disk_is_believed()
    {
        Opened(AdvisoryIndex.Of(Some(new Random(1), 50)));
        AnotherBoot();
        AdvisoryIndex.Open(File).ShouldBeNull();

        SnapshotWriter.MakeDurable(File);
        AnotherBoot();
        AdvisoryIndex.Open(File).ShouldNotBeNull();

        // the header's second field
        void AnotherBoot()
        {
            using var file = new FileStream(File, FileMode.Open);
            file.Position = 16;
            file.Write(new Guid("99999999-2222-3333-4444-555555555555").ToByteArray());
        }
    }

    [Fact]
    public void A_writer_that_does_not_finish_leaves_what_was_there()
    {
        Opened(AdvisoryIndex.Of([Records.About("A", "npm", "p", Everything)]));

        using (var writer = new SnapshotWriter(File))
            writer.Add(Records.About("B", "npm", "p", Everything));

        AdvisoryIndex.Open(File)!.Newest.Select(record => record.Id).ShouldBe(["A"]);
        Directory.GetFiles(folder).ShouldBe([File]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private AdvisoryIndex Opened(AdvisoryIndex index)
    {
        using (var writer = new SnapshotWriter(File))
        {
            // in no order
            foreach (var record in index.Newest.OrderBy(record => record.Title, StringComparer.Ordinal))
                writer.Add(record);
            writer.Finish(Stamp);
        }
        return AdvisoryIndex.Open(File)!;
    }

    private static void ShouldSayTheSame(AdvisoryIndex left, AdvisoryIndex right)
    {
        left.Count.ShouldBe(right.Count);
        // one comparison for thousands of records: the assertions are slow
        foreach (var (mine, other) in left.Newest.Chunk(1_000).Zip(right.Newest.Chunk(1_000)))
            Said(left, mine).ShouldBe(Said(right, other));
        Named(left, "npm", "no-such-package").ShouldBeEmpty();
        left.Find("no-such-record").ShouldBeNull();
        left.WithAlias("no-such-alias").ShouldBeEmpty();
    }

    // all that an index has of some records, and what it finds by each of their names
    private static string Said(AdvisoryIndex index, IndexedRecord[] records)
    {
        var text = new StringBuilder();
        foreach (var record in records)
        {
            text.Append(record.Id).Append(ReferenceEquals(index.Find(record.Id), record) ? ' ' : '!');
            text.Append(record.Revision).Append(' ').Append(record.Modified.UtcTicks).Append(' ');
            text.Append(record.Published?.UtcTicks).Append(' ').Append(record.Withdrawn?.UtcTicks).Append(' ');
            text.Append(record.Title).Append(' ').Append(Encoding.UTF8.GetString(record.Body.Span)).Append('\n');
            foreach (var alias in record.Aliases)
                text.Append(alias).Append(": ").AppendJoin(' ', index.WithAlias(alias)).Append('\n');
            foreach (var commit in record.Commits)
                text.Append(commit).Append(": ").AppendJoin(' ', index.AtCommit(commit)).Append('\n');
            foreach (var package in record.Affected)
            {
                text.Append(package.Ecosystem).Append('/').Append(package.Name).Append(' ').Append(package.Versions);
                text.Append(Named(index, package.Ecosystem, package.Name));
                text.Append(Named(index, PackageKey.Base(package.Ecosystem), package.Name)).Append('\n');
            }
        }
        return text.ToString();
    }

    private static string Named(AdvisoryIndex index, ReadOnlySpan<char> ecosystem, string name)
    {
        var text = new StringBuilder();
        foreach (var package in index.Package(ecosystem, name).All)
            text.Append(' ').Append(package.Record.Id).Append(' ').Append(package.NpmId);
        return text.ToString();
    }

    // few names and few IDs, so that they meet
    private static IndexedRecord[] Some(Random random, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ =>
                    Records.Record(
                        $$"""
                        {"id":"R-{{random.Next(40)}}","modified":"2026-01-{{random.Next(1, 29):00}}T00:00:00Z",
                        {{(random.Next(4) == 0 ? "\"withdrawn\":\"2026-02-01T00:00:00Z\"," : "")}}
                        "aliases":["CVE-{{random.Next(10)}}","CVE-{{random.Next(10)}}"],
                        "affected":[{{string.Join(
                            ',',
                            Enumerable.Range(0, random.Next(4)).Select(_ => Affected(random))
                        )}}]}
                        """
                    )
                )
                .DistinctBy(record => record.Id),
        ];

    private static string Affected(Random random)
    {
        string[] ecosystems = ["npm", "PyPI", "Debian:11", "Debian:12", "Debian", "Nobody"];
        return $$"""
            {"package":{"ecosystem":"{{ecosystems[random.Next(ecosystems.Length)]}}","name":"{{(char)(
                'a' + random.Next(6)
            )}}"},
            "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"{{random.Next(3)}}"},{"fixed":"{{random.Next(
                3,
                6
            )}}.0.0-rc.1"}]},
            {"type":"GIT","repo":"https://example.org/r","events":[{"introduced":"{{new string(
                (char)('a' + random.Next(4)),
                40
            )}}"}]}],
            "versions":["7.{{random.Next(3)}}.0","not a version {{random.Next(3)}}"]}
            """;
    }
}
