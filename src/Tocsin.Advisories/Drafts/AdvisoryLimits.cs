namespace Tocsin.Advisories.Drafts;

/// <summary>How much an advisory can hold. Lengths are UTF-16 units.</summary>
public static class AdvisoryLimits
{
    public const int Summary = 120;
    public const int Details = 100_000;
    public const int Workarounds = 20_000;

    /// <summary>Packages of one advisory.</summary>
    public const int Affected = 100;

    /// <summary>Ranges of one package.</summary>
    public const int Ranges = 100;

    /// <summary>Single versions of one package.</summary>
    public const int Versions = 2_000;

    /// <summary>One version.</summary>
    public const int Version = 200;

    public const int Cwes = 20;

    /// <summary>A CVSS vector; one with every metric of CVSS 4.0 has about 200.</summary>
    public const int CvssVector = 300;

    public const int References = 100;
    public const int Url = 2_000;

    public const int Credits = 100;
    public const int CreditName = 200;
    public const int CreditContact = 300;

    public const int Aliases = 50;
    public const int Alias = 100;
}
