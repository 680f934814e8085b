namespace Tocsin.Cases.Embargoes;

/// <summary>What can be done about keeping silent.</summary>
public enum EmbargoMove
{
    Propose,
    Accept,
    Reject,
    Terminate,
}
