namespace Tocsin.Advisories.Exports;

/// <summary>The CNA in whose name a CVE record is written.</summary>
/// <param name="OrgId">The organization's UUID (version 4) at the CVE programme.</param>
/// <param name="ShortName">2 to 32 characters.</param>
public sealed record CveProvider(Guid OrgId, string ShortName);
