using System.Text;
using Tocsin.Ledger.Sealing;
using static Tocsin.Ledger.Tests.ASealedStream;

namespace Tocsin.Ledger.Tests;

public sealed class SealingTests
{
    [Fact]
    public void What_was_sealed_comes_back_with_its_place_its_actor_and_its_instant()
    {
        var recorded = Telling().Open();

        recorded.Select(r => r.Entry).ShouldBe(Story);
        recorded.Select(r => r.Sequence).ShouldBe([1, 2, 3]);
        recorded.ShouldAllBe(r => r.Stream == Id && r.By == Actor.Reporter && r.At == Noon && !r.Redacted);
    }

    [Fact]
    public void Nothing_of_an_entry_can_be_read_in_what_is_stored()
    {
        var sealedStream = Telling();
        var stored = new MemoryStream();
        foreach (var e in sealedStream.Entries)
        foreach (var bytes in (byte[][])[e.Facts, e.Text ?? [], e.FactsCommitment, e.TextCommitment, e.Hash])
            stored.Write(bytes);
        foreach (var key in sealedStream.Keys)
            stored.Write(key.Bytes);

        var latin = Encoding.Latin1.GetString(stored.ToArray());
        foreach (var word in (string[])["fire", "example", "reported", "npm", "veryHigh", "reporter", "Indeed"])
            latin.ShouldNotContain(word);
    }

    [Fact]
    public void An_instant_is_kept_in_whole_microseconds_of_UTC()
    {
        var at = new DateTimeOffset(2026, 3, 4, 14, 0, 0, TimeSpan.FromHours(2)).AddTicks(19);
        using var key = StreamKey.Create(Programme, Id);
        var batch = Sealer.Seal(key, Head.Start, Story, Actor.Tocsin, at);

        var recorded = Sealer.Open(key, batch.Entries, batch.Keys, batch.Head)[0];

        recorded.At.ShouldBe(Noon.AddTicks(10));
        recorded.At.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Who_has_only_the_public_key_can_seal_and_the_private_key_opens()
    {
        using var programme = ProgrammeKey.Generate(Programme, 1);
        WrappedStreamKey wrapped;
        SealedBatch batch;
        using (var key = StreamKey.Create(Programme, Id))
        {
            wrapped = key.WrapFor(programme.Public);
            batch = Sealer.Seal(key, Head.Start, Story, Actor.Reporter, Noon);
        }

        using var opened = StreamKey.Unwrap(programme, wrapped);
        Sealer.Open(opened, batch.Entries, batch.Keys, batch.Head).Select(r => r.Entry).ShouldBe(Story);
    }

    [Fact]
    public void A_stream_can_be_opened_from_where_somebody_stopped_reading()
    {
        var before = Telling();
        var after = before.Then(new Remarked { Text = new("And more") });

        var rest = Sealer.Open(after.Key, [after.Entries[^1]], after.Keys, after.Head, before.Head);

        rest.ShouldHaveSingleItem().Entry.ShouldBe(new Remarked { Text = new("And more") });
    }

    [Fact]
    public void Keys_of_a_writer_who_lost_a_race_are_never_asked_for()
    {
        var winner = Telling();
        var loser = Sealer.Seal(winner.Key, Head.Start, Story, Actor.Tocsin, Noon);

        (winner with { Keys = [.. loser.Keys, .. winner.Keys] }).Open().Select(r => r.Entry).ShouldBe(Story);
    }

    [Theory]
    [InlineData("case", "")]
    [InlineData("", "TC-7KQ4-M2XD")]
    [InlineData("case", "a/b")]
    [InlineData("case/a", "b")]
    public void Two_streams_never_share_a_text(string kind, string name) =>
        Should.Throw<ArgumentException>(() => StreamKey.Create(Programme, new(kind, name)));

    [Fact]
    public void The_key_of_a_stream_can_be_wrapped_for_a_newer_key_of_the_programme()
    {
        using var old = ProgrammeKey.Generate(Programme, 1);
        using var young = ProgrammeKey.Generate(Programme, 2);
        var s = Telling();

        using var unwrapped = StreamKey.Unwrap(old, s.Key.WrapFor(old.Public));
        using var again = StreamKey.Unwrap(young, unwrapped.WrapFor(young.Public));

        (s with { Key = again }).Open().Select(r => r.Entry).ShouldBe(Story);
    }
}
