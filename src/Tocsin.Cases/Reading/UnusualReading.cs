using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Cases.Reading;

/// <summary>Somebody opened unusually many cases. It does not say which.</summary>
/// <param name="Count">How many different ones within an hour, when it was noticed.</param>
/// <param name="Limit">How many are unusual for them.</param>
public sealed record UnusualReading(PersonId Person, int Count, int Limit) : Entry;
