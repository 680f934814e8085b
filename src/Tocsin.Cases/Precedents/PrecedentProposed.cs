using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;

namespace Tocsin.Cases.Precedents;

/// <summary>An answer is to be public in this anonymous form. It waits for a second person.</summary>
/// <param name="Case">Of which case; never public.</param>
/// <param name="Verdict">As programs read it: <c>accepted</c>, <c>not-a-vulnerability</c>, …</param>
/// <param name="Cites">The statements that the verdict was given under; null for none.</param>
/// <param name="NamesPackage">Whether somebody chose that it names what the report was about.</param>
/// <param name="NamesReporter">Whether somebody chose that it names who reported it.</param>
public sealed record PrecedentProposed(
    CaseNumber Case,
    string Verdict,
    IReadOnlyList<StatementCitation>? Cites,
    bool NamesPackage,
    bool NamesReporter
) : Entry<PrecedentText>;

/// <summary>A second person agreed: it is public from now on.</summary>
public sealed record PrecedentConfirmed : Entry;

/// <summary>It is not to be public after all; or what was public is withdrawn.</summary>
public sealed record PrecedentDropped : Entry<ReasonText>;
