using Tocsin.Ledger;

namespace Tocsin.Cases.Openings;

/// <summary>A triager wants to open the case, as far as they chose. The reporter is told, and another triager has to agree.</summary>
/// <param name="Choices">One for each entry before this one, in order.</param>
/// <param name="NotBefore">So long the reporter has to say something against it, UTC.</param>
public sealed record OpeningProposed(IReadOnlyList<DisclosureChoice> Choices, DateTimeOffset NotBefore) : Entry;
