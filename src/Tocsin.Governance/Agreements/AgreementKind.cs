namespace Tocsin.Governance.Agreements;

/// <summary>What can be agreed to with a signature.</summary>
public enum AgreementKind
{
    /// <summary>Keeping to oneself what one learns: the key to every case door.</summary>
    Privacy,

    /// <summary>Being told before the public.</summary>
    EarlyAccess,

    /// <summary>How we treat each other.</summary>
    CodeOfConduct,
}
