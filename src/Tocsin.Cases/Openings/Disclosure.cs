namespace Tocsin.Cases.Openings;

/// <summary>How much of one entry the public is to see.</summary>
public enum Disclosure
{
    /// <summary>Nothing but its commitments: that there was an entry, and that it is still the same.</summary>
    Withheld,

    /// <summary>Who, when and what happened; not what anybody wrote.</summary>
    Facts,

    /// <summary>What was written too, without contact and files: those lie in the same part, so that nobody can check the extract.</summary>
    Extract,

    /// <summary>What was written too, as it was written.</summary>
    Whole,
}
