namespace Tocsin.Cases.States;

/// <summary>What can happen to a vulnerability as one vendor sees it: three events of the vendor's, three of the world's.</summary>
public enum CaseEvent
{
    /// <summary>V: the vendor knows of it.</summary>
    VendorAware,

    /// <summary>F: the vendor has a fix.</summary>
    FixReady,

    /// <summary>D: the fix is released to those who deploy.</summary>
    FixDeployed,

    /// <summary>P: it can be read in public.</summary>
    Public,

    /// <summary>X: a way to exploit it can be had in public.</summary>
    ExploitPublic,

    /// <summary>A: somebody was seen using it.</summary>
    AttacksObserved,
}
