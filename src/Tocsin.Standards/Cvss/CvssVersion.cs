namespace Tocsin.Standards.Cvss;

/// <summary>The editions of the Common Vulnerability Scoring System (first.org/cvss) that are read.</summary>
public enum CvssVersion
{
    V20,
    V30,
    V31,
    V40,
}
