namespace Tocsin.Governance.People;

/// <summary>What a member is there for. One gives nothing of another.</summary>
public enum Duty
{
    /// <summary>Member of the response team: sees cases, decides whether a report is a vulnerability.</summary>
    Triager,

    /// <summary>Keeps the installation: members, CVE IDs, mail that waits. Sees no case.</summary>
    Operator,
}
