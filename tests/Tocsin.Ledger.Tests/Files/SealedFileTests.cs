using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Tocsin.Ledger.Files;

namespace Tocsin.Ledger.Tests.Files;

public sealed class SealedFileTests
{
    [Fact]
    public void A_file_of_any_size_comes_back_from_whole_chunks()
    {
        int[] edges =
        [
            0,
            1,
            FileChunks.MostContent - 1,
            FileChunks.MostContent,
            FileChunks.MostContent + 1,
            3 * FileChunks.MostContent,
            20 * FileChunks.MostContent + 17,
        ];
        Prop.ForAll(
                Gen.OneOf(Gen.Elements(edges), Gen.Choose(0, 400_000)).ToArbitrary(),
                size =>
                {
                    var content = Content(size);
                    var file = Seal(content);

                    file.Chunks.ShouldAllBe(c => c.Length == FileChunks.SealedSize);
                    file.Length.ShouldBe(size);
                    Open(file).SequenceEqual(content).ShouldBeTrue();
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(7, 7)]
    [InlineData(9, 10)]
    [InlineData(17, 18)]
    [InlineData(100, 104)]
    [InlineData(161, 176)]
    public void The_count_of_chunks_is_rounded_up(long needed, long stored) =>
        FileChunks.Padded(needed).ShouldBe(stored);

    [Fact]
    public void Rounding_up_adds_at_most_an_eighth()
    {
        for (var needed = 1L; needed < 100_000; needed++)
            FileChunks.Padded(needed).ShouldBeInRange(needed, needed + needed / 8 + 1);
    }

    [Fact]
    public void A_file_that_was_cut_off_added_to_or_put_in_another_order_is_noticed()
    {
        var file = Seal(Content(300_000));
        var other = Seal(Content(300_000));
        var count = file.Chunks.Count;
        count.ShouldBe(5);

        for (var kept = 0; kept < count; kept++)
            ShouldBeBroken(file with { Chunks = [.. file.Chunks.Take(kept)] });
        for (var i = 0; i < count; i++)
        {
            ShouldBeBroken(file with { Chunks = [.. file.Chunks.Where((_, j) => j != i)] });
            ShouldBeBroken(file with { Chunks = [.. file.Chunks, file.Chunks[i]] });
            ShouldBeBroken(file with { Chunks = [.. file.Chunks.Select((c, j) => j == i ? other.Chunks[i] : c)] });
            ShouldBeBroken(file with { Chunks = [.. file.Chunks.Select((c, j) => j == i ? c[1..] : c)] });
            for (var j = 0; j < i; j++)
                ShouldBeBroken(file with { Chunks = Exchanged(file.Chunks, i, j) });
        }
    }

    [Fact]
    public void Any_changed_byte_of_a_file_is_noticed()
    {
        var file = Seal(Content(100_000));
        Prop.ForAll(
                Gen.Choose(0, file.Chunks.Count - 1)
                    .SelectMany(c => Gen.Choose(0, FileChunks.SealedSize - 1), (c, b) => (c, b))
                    .ToArbitrary(),
                at =>
                {
                    var changed = file.Chunks[at.c].ToArray();
                    changed[at.b] ^= 0x40;
                    ShouldBeBroken(file with { Chunks = [.. file.Chunks.Select((c, i) => i == at.c ? changed : c)] });
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_file_opens_with_its_own_key_name_and_programme_only()
    {
        var file = Seal(Content(10));
        Open(file).Length.ShouldBe(10);
        ShouldBeBroken(file with { Name = "f-2" });
        ShouldBeBroken(file with { Programme = "another" });
        ShouldBeBroken(file with { Key = Seal([]).Key });
    }

    [Fact]
    public void A_writer_seals_one_file_only()
    {
        using var writer = new SealedFileWriter("test", "f-1");
        writer.Seal(new MemoryStream());
        Should.Throw<InvalidOperationException>(() => writer.Seal(new MemoryStream()));
    }

    [Fact]
    public void The_key_of_a_file_travels_in_the_text_of_an_entry_and_never_prints()
    {
        using var writer = new SealedFileWriter("test", "f-1");
        var json = JsonSerializer.Serialize(writer.Key);

        JsonSerializer.Deserialize<FileKey>(json).ShouldBe(writer.Key);
        FileKey.Import(writer.Key.Export()).ShouldBe(writer.Key);
        $"{writer.Key}".ShouldBe("FileKey");
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<FileKey>("\"AAAA\""));
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<FileKey>("1"));
    }

    private sealed record Stored(FileKey Key, string Programme, string Name, IReadOnlyList<byte[]> Chunks, long Length);

    private static Stored Seal(byte[] content)
    {
        using var writer = new SealedFileWriter("test", "f-1");
        var chunks = writer.Seal(new MemoryStream(content)).ToBlockingEnumerable().ToList();
        return new(writer.Key, "test", "f-1", chunks, writer.Length);
    }

    private static byte[] Open(Stored file)
    {
        using var reader = new SealedFileReader(file.Key, file.Programme, file.Name);
        return [.. reader.Open(file.Chunks.ToAsyncEnumerable()).ToBlockingEnumerable().SelectMany(piece => piece)];
    }

    private static void ShouldBeBroken(Stored file) => Should.Throw<FileBrokenException>(() => Open(file));

    private static List<byte[]> Exchanged(IReadOnlyList<byte[]> chunks, int i, int j)
    {
        var exchanged = chunks.ToList();
        (exchanged[i], exchanged[j]) = (exchanged[j], exchanged[i]);
        return exchanged;
    }

    private static byte[] Content(int size)
    {
        var content = new byte[size];
        for (var i = 0; i < size; i++)
            content[i] = (byte)(i * 31 >> 3);
        return content;
    }
}
