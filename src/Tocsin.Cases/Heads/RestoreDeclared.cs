using Tocsin.Ledger;

namespace Tocsin.Cases.Heads;

/// <summary>
/// Somebody put the store back from a backup that does not reach the last head that was published, or of which they do not know whether it
/// does. The next head says so.
/// </summary>
/// <param name="Published">The hash of the last head that was published, as they were told; null: unknown.</param>
public sealed record RestoreDeclared(string? Published) : Entry;
