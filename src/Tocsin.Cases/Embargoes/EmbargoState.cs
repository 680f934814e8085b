namespace Tocsin.Cases.Embargoes;

/// <summary>Where a case is with keeping silent (Vultron's embargo management model).</summary>
public enum EmbargoState
{
    None,
    Proposed,
    Active,
    Revise,
    Exited,
}
