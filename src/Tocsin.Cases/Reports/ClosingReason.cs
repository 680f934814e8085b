namespace Tocsin.Cases.Reports;

/// <summary>Why a case is closed.</summary>
public enum ClosingReason
{
    FixedAndPublished,
    NotAVulnerability,
    Duplicate,
    OutOfScope,
    NotReproducible,
    Spam,
    Withdrawn,
}
