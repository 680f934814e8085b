namespace Tocsin.Cases.Vendors;

/// <summary>What a vendor says of what is theirs. The first three say that they have not said it yet, each for another reason.</summary>
public enum VendorStatus
{
    /// <summary>They do not know of it.</summary>
    NotTold,

    /// <summary>They were told, and nothing came back.</summary>
    HasNotAnswered,

    /// <summary>They answered, and have not looked yet.</summary>
    HasNotLooked,

    UnderInvestigation,
    Affected,
    NotAffected,

    /// <summary>Fixed in the versions that the text names.</summary>
    Fixed,
}

/// <summary>Why something is not affected: the justifications of VEX, as scanners read them.</summary>
/// <remarks>CISA, "Vulnerability Exploitability eXchange (VEX) Status Justifications", 2022; OpenVEX 0.2.0.</remarks>
public enum NotAffectedBecause
{
    ComponentNotPresent,
    VulnerableCodeNotPresent,
    VulnerableCodeNotInExecutePath,
    VulnerableCodeCannotBeControlledByAdversary,
    InlineMitigationsAlreadyExist,
}
