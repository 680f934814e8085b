using static Tocsin.Ledger.Tests.ASealedStream;

namespace Tocsin.Ledger.Tests;

public sealed class FoldingTests
{
    [Fact]
    public void State_is_what_the_entries_give_in_their_order()
    {
        var state = Folding.Fold<Heard>(Id, Telling().Open());

        state.Stream.ShouldBe(Id);
        state.Kinds.ShouldBe([nameof(Reported), nameof(Rated), nameof(Remarked)]);
    }

    private sealed class Heard : IFolded<Heard>
    {
        public required StreamId Stream { get; init; }

        public List<string> Kinds { get; } = [];

        public static Heard Empty(StreamId stream) => new() { Stream = stream };

        public void Apply(Recorded recorded) => Kinds.Add(recorded.Entry.GetType().Name);
    }
}
