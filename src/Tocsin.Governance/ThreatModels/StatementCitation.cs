namespace Tocsin.Governance.ThreatModels;

/// <summary>One version of one statement, as a verdict cites it.</summary>
public sealed record StatementCitation(StatementId Statement, int Version);
