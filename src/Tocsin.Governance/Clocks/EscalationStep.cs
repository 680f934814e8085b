namespace Tocsin.Governance.Clocks;

/// <summary>Somebody is told of what is overdue, once.</summary>
/// <param name="AfterBusinessDays">How many business days have ended since it was owed; 0: as soon as it is overdue.</param>
public sealed record EscalationStep(int AfterBusinessDays, EscalatedTo To);

/// <summary>Who is told of what is overdue.</summary>
public enum EscalatedTo
{
    /// <summary>Who keeps the case; while nobody does, every triager.</summary>
    Owner,

    /// <summary>Every triager who may know of the case.</summary>
    Triagers,

    /// <summary>The body that the response teams answer to. Whoever of it may not know of the case hears that a report is overdue, and no more.</summary>
    TeamAbove,
}
