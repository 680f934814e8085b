namespace Tocsin.Governance.Clocks;

/// <summary>Why nothing is overdue though a report is not judged.</summary>
public enum OffTheClock
{
    /// <summary>The team has asked the reporter for something.</summary>
    WaitingForReporter,

    /// <summary>The team could not see it happen as it was reported.</summary>
    NotReproducible,
}
