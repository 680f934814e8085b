namespace Tocsin.Cases.Vendors;

/// <summary>
/// As what somebody from outside takes part in a case, beside the reporter. Each is told by an act of its own, is asked to keep silent, reads
/// its channel, and is somewhere with the report on its own side; only a vendor has a fix and releases it.
/// </summary>
/// <remarks>CERT/CC, Vultron, "Participants in CVD": finder, vendor, deployer, coordinator, other.</remarks>
public enum PartyRole
{
    /// <summary>Can fix it.</summary>
    Vendor,

    /// <summary>Runs or redistributes what is fixed.</summary>
    Deployer,

    /// <summary>Hears of it early under an agreement.</summary>
    Partner,

    /// <summary>Discovered it, and somebody else reported it: knows of it already.</summary>
    Finder,

    /// <summary>Another coordinator, a CERT: is told and has nothing of its own to fix.</summary>
    Observer,
}

/// <summary>What each role brings.</summary>
public static class PartyRoles
{
    /// <summary>Whether the three steps of a vendor are theirs.</summary>
    public static bool Fixes(this PartyRole role) => role == PartyRole.Vendor;

    /// <summary>Whether they have something that may be affected.</summary>
    public static bool HasSomething(this PartyRole role) =>
        role is PartyRole.Vendor or PartyRole.Deployer or PartyRole.Partner;
}
