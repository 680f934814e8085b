using Tocsin.Standards.Problems;

namespace Tocsin.Standards.CveRules;

/// <summary>One rule that a CVE record has to keep.</summary>
/// <param name="Code">Stable and dotted: <c>description.credits</c>; programs may switch on it.</param>
/// <param name="Number">Its number in the CNA Operational Rules; null for what only the format or good sense asks.</param>
/// <param name="Severity">An error stops sending, a warning does not.</param>
public sealed record CveRule(string Code, string? Number, FaultSeverity Severity);
