namespace Tocsin.Governance.People;

/// <summary>What an API token may do, never more than its person. What needs a step-up it can only prepare.</summary>
public enum TokenScope
{
    /// <summary>Read the queue and cases.</summary>
    CasesRead,

    /// <summary>Answer, judge and draft; implies reading.</summary>
    CasesWrite,

    /// <summary>Add CVE IDs to the pool and read it.</summary>
    CveIds,
}
