namespace Tocsin.Ledger;

/// <summary>What sealing gave: the keys are stored first, apart; then entries and head in one transaction.</summary>
public sealed record SealedBatch(IReadOnlyList<SealedEntry> Entries, IReadOnlyList<WrappedKey> Keys, Head Head);
