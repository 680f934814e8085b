namespace Tocsin.Governance.People;

/// <summary>What a member is there for. One gives nothing of another.</summary>
public enum Duty
{
    /// <summary>Member of the response team: sees cases, decides whether a report is a vulnerability.</summary>
    Triager,

    /// <summary>Keeps the installation: members, mail that waits. Sees no case.</summary>
    Operator,

    /// <summary>Writes the rules. Sees no case.</summary>
    Policy,

    /// <summary>Builds and promotes security releases: sees the cases of their release.</summary>
    Releaser,

    /// <summary>Appoints, is escalated to, decides breaches. Sees no case by this alone.</summary>
    Steering,

    /// <summary>Assigns CVE IDs and publishes CVE records. Sees no case by this alone.</summary>
    CnaOperator,
}
