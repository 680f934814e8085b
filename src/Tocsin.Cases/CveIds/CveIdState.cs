namespace Tocsin.Cases.CveIds;

/// <summary>How far an ID has come.</summary>
public enum CveIdState
{
    /// <summary>Reserved for the programme, and of no case.</summary>
    Unassigned,

    /// <summary>A case has it.</summary>
    Assigned,

    /// <summary>Its record is out.</summary>
    Published,

    /// <summary>It stands for nothing any more, before its record was out or after.</summary>
    Rejected,
}
