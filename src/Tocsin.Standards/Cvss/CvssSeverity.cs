namespace Tocsin.Standards.Cvss;

/// <summary>
/// A score in words: CVSS 4.0 section 6, 3.1 and 3.0 section 5. For 2.0, which has no such table, the National
/// Vulnerability Database's is used, which knows neither None nor Critical.
/// </summary>
public enum CvssSeverity
{
    None,
    Low,
    Medium,
    High,
    Critical,
}
