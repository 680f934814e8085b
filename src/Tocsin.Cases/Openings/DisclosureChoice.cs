namespace Tocsin.Cases.Openings;

/// <summary>What the public is to see of one entry.</summary>
/// <param name="Sequence">Of the entry.</param>
public sealed record DisclosureChoice(long Sequence, Disclosure Shows);
