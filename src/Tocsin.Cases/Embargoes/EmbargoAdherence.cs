namespace Tocsin.Cases.Embargoes;

/// <summary>Whether a party keeps to an embargo, and why that is thought.</summary>
public enum EmbargoAdherence
{
    /// <summary>There is nothing to keep to.</summary>
    NoEmbargo,

    /// <summary>It agreed to all of it and nothing is known against it.</summary>
    Keeps,

    /// <summary>It never said that it would: counts as no.</summary>
    NeverAgreed,

    /// <summary>It agreed to an end that is earlier: counts as no.</summary>
    AgreedToLess,

    /// <summary>It did not keep silent.</summary>
    Broke,
}
