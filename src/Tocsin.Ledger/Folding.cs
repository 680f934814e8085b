namespace Tocsin.Ledger;

/// <summary>From entries to state.</summary>
public static class Folding
{
    public static T Fold<T>(StreamId stream, IEnumerable<Recorded> entries)
        where T : IFolded<T>
    {
        var state = T.Empty(stream);
        foreach (var recorded in entries)
            state.Apply(recorded);
        return state;
    }
}
