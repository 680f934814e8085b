using static Tocsin.Ledger.Tests.ASealedStream;

namespace Tocsin.Ledger.Tests;

public sealed class RedactionTests
{
    [Fact]
    public void A_redacted_text_is_gone_and_everything_else_still_verifies()
    {
        var redacted = Destroyed(Telling().Then(new TextRedacted(1)), 1);

        var recorded = redacted.Open();

        recorded[0].Redacted.ShouldBeTrue();
        recorded[0].Entry.ShouldBe(new Reported("npm", 3));
        recorded.Skip(1).ShouldAllBe(r => !r.Redacted);
        recorded[2].Entry.ShouldBe(Story[2]);
        Chain.VerifyHashes(Programme, Id, redacted.Entries, redacted.Head).ShouldBe(redacted.Head);
    }

    [Fact]
    public void A_text_is_withheld_from_the_moment_it_is_redacted_even_if_its_key_is_not_destroyed_yet() =>
        Telling().Then(new TextRedacted(1)).Open()[0].Entry.ShouldBe(new Reported("npm", 3));

    [Fact]
    public void Only_a_later_entry_that_says_so_makes_a_missing_text_a_redaction()
    {
        Destroyed(Telling(), 1).ShouldBeBroken().Sequence.ShouldBe(1);
        Destroyed(Telling().Then(new TextRedacted(1)), 3).ShouldBeBroken().Sequence.ShouldBe(3);
        Destroyed(With([new TextRedacted(2), .. Story]), 2).ShouldBeBroken().Sequence.ShouldBe(2);
    }

    [Fact]
    public void The_commitment_of_a_redacted_text_still_counts()
    {
        var redacted = Destroyed(Telling().Then(new TextRedacted(1)), 1);
        redacted.WithEntry(0, e => e with { TextCommitment = [] }).ShouldBeBroken();
        redacted.WithEntry(0, e => e with { TextCommitment = new byte[32] }).ShouldBeBroken();
    }

    [Fact]
    public void Facts_cannot_be_redacted()
    {
        var s = Telling().Then(new TextRedacted(1));
        (s with { Keys = [.. s.Keys.Where(k => k.Sequence != 1 || k.Part != Part.Facts)] })
            .ShouldBeBroken()
            .Sequence.ShouldBe(1);
    }

    [Fact]
    public void An_entry_that_never_had_a_text_is_not_redacted()
    {
        var s = With(new Rated(Severity.Low, null), new Remarked());
        s.Entries.ShouldAllBe(e => !e.HadText && e.TextCommitment.Length == 0 && e.Text == null);
        s.Open().ShouldAllBe(r => !r.Redacted);
    }

    [Fact]
    public void A_tombstone_verifies_without_any_key_and_still_notices_a_change()
    {
        var s = Telling();
        Chain.VerifyHashes(Programme, Id, s.Entries, s.Head).ShouldBe(s.Head);

        Broken(Programme, Id, [s.Entries[0], s.Entries[2]]);
        Broken(Programme, Id, [.. s.Entries.Take(2)]);
        Broken(Programme, Id, [.. s.Entries.Reverse()]);
        Broken(Programme, new("case", "TC-0000-0000"), s.Entries);
        Broken("another", Id, s.Entries);

        void Broken(string programme, StreamId stream, IReadOnlyList<SealedEntry> entries) =>
            Should.Throw<LedgerBrokenException>(() => Chain.VerifyHashes(programme, stream, entries, s.Head));
    }

    /// <summary>As a store does it: the row of the text's key is gone, and so are the text's bytes.</summary>
    private static ASealedStream Destroyed(ASealedStream s, long sequence) =>
        s.WithEntry((int)sequence - 1, e => e with { Text = null }) with
        {
            Keys = [.. s.Keys.Where(k => k.Sequence != sequence || k.Part != Part.Text)],
        };
}
