namespace Tocsin.Ledger;

/// <summary>The text of one earlier entry is destroyed. An owner who has more to say of it makes its own <see cref="IRedaction"/>.</summary>
public sealed record TextRedacted(long RedactedSequence) : Entry, IRedaction;
