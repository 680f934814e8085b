namespace Tocsin.Governance.Charters;

/// <summary>What of a charter is changed together, on one page.</summary>
public enum CharterPart
{
    /// <summary>Name, scope, safe harbour, promises.</summary>
    Promises,

    Products,

    /// <summary>Time zone and holidays.</summary>
    Calendar,

    /// <summary>When intake is paused.</summary>
    Intake,

    /// <summary>What is overdue, and what stops the clock.</summary>
    Clocks,

    Teams,

    Decisions,

    RollCall,

    /// <summary>When opening many cases raises an alarm.</summary>
    Reading,

    Checklists,

    /// <summary>Texts that messages begin with.</summary>
    Templates,
}

/// <summary>Which keys of the document a part has.</summary>
internal static class CharterParts
{
    public static IReadOnlyList<string> KeysOf(CharterPart part) =>
        part switch
        {
            CharterPart.Promises => ["name", "advisoryPrefix", "scope", "safeHarbour", "promises"],
            _ => [Words.Key(part.ToString())],
        };
}
