using Tocsin.Ledger.Sealing;
using static Tocsin.Ledger.Tests.ASealedStream;

namespace Tocsin.Ledger.Tests;

public sealed class GoldenStreamTests
{
    [Fact]
    public void The_stored_format_is_what_it_always_was()
    {
        // a new format gets a new number and a file of its own; this file is never rewritten
        var golden = GoldenStream.Read();
        // an HPKE key is ephemeral: the wrapped stream key differs each time, and the next test opens it
        var now = GoldenStream.Write() with
        {
            WrappedStreamKey = golden.WrappedStreamKey,
        };
        now.ToJson().ShouldBe(golden.ToJson());
    }

    [Fact]
    public void What_was_stored_back_then_opens()
    {
        var golden = GoldenStream.Read();
        using var programme = ProgrammeKey.Import(golden.Programme, 1, GoldenStream.Bytes(golden.ProgrammeKey)).Value;
        using var key = StreamKey.Unwrap(programme, new(Id, 1, GoldenStream.Bytes(golden.WrappedStreamKey)));
        var entries = golden.Entries.Select(e => e.ToRow()).ToList();

        var recorded = Sealer.Open(
            key,
            entries,
            golden.Keys.Select(k => k.ToRow()),
            new(entries[^1].Sequence, entries[^1].Hash)
        );

        recorded.Select(r => r.Entry).ShouldBe(Story);
        recorded.ShouldAllBe(r => r.At == Noon && r.By == Actor.Reporter);
    }
}
