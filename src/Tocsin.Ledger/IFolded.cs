namespace Tocsin.Ledger;

/// <summary>State that is what folding its stream gives: nothing else is stored of it.</summary>
public interface IFolded<TSelf>
    where TSelf : IFolded<TSelf>
{
    /// <summary>The state before the first entry.</summary>
    static abstract TSelf Empty(StreamId stream);

    /// <summary>Takes one entry in. Never fails: a refusal came earlier, or the entry would not exist.</summary>
    void Apply(Recorded recorded);
}
