using Tocsin.Cases.Embargoes;
using Tocsin.Cases.States;
using Tocsin.Cases.Vendors;
using Tocsin.Web.Components;

namespace Tocsin.Workspace.Cases;

/// <summary>What is said of a vendor, in words for people.</summary>
internal static class VendorWords
{
    /// <summary>As what somebody takes part, in a list to choose from.</summary>
    public static string Of(PartyRole role) =>
        role switch
        {
            PartyRole.Vendor => "a vendor: can fix it",
            PartyRole.Deployer => "a deployer: runs or redistributes it",
            PartyRole.Partner => "an early-access partner",
            PartyRole.Finder => "the finder: discovered it, and somebody else reported it",
            _ => "an observer: another coordinator, a CERT",
        };

    /// <summary>The same in two words.</summary>
    public static string ShortlyOf(PartyRole role) =>
        role == PartyRole.Observer ? "an observer" : $"a {Words.Of(role)}";

    public static string Of(VendorStatus status) =>
        status switch
        {
            VendorStatus.NotTold => "not told",
            VendorStatus.HasNotAnswered => "has not answered",
            VendorStatus.HasNotLooked => "has not looked yet",
            VendorStatus.UnderInvestigation => "is looking",
            VendorStatus.Affected => "affected",
            VendorStatus.NotAffected => "not affected",
            _ => "fixed",
        };

    public static Tone ToneOf(VendorStatus status) =>
        status switch
        {
            VendorStatus.HasNotAnswered => Tone.Warn,
            VendorStatus.Affected => Tone.Accent,
            VendorStatus.NotAffected or VendorStatus.Fixed => Tone.Good,
            _ => Tone.Quiet,
        };

    public static string Of(NotAffectedBecause why) =>
        why switch
        {
            NotAffectedBecause.ComponentNotPresent => "the component is not in it",
            NotAffectedBecause.VulnerableCodeNotPresent => "the vulnerable code is not in it",
            NotAffectedBecause.VulnerableCodeNotInExecutePath => "the vulnerable code is never run",
            NotAffectedBecause.VulnerableCodeCannotBeControlledByAdversary =>
                "an attacker cannot reach the vulnerable code",
            _ => "something that is in it already keeps attackers off",
        };

    public static string Of(EmbargoAdherence adherence) =>
        adherence switch
        {
            EmbargoAdherence.NoEmbargo => "no embargo",
            EmbargoAdherence.Keeps => "keeps to it",
            EmbargoAdherence.NeverAgreed => "never agreed: counts as no",
            EmbargoAdherence.AgreedToLess => "agreed to an earlier end: counts as no",
            _ => "did not keep silent",
        };

    public static Tone ToneOf(EmbargoAdherence adherence) =>
        adherence switch
        {
            EmbargoAdherence.Keeps => Tone.Good,
            EmbargoAdherence.NoEmbargo => Tone.Quiet,
            EmbargoAdherence.Broke => Tone.Alarm,
            _ => Tone.Warn,
        };

    public static string Of(CaseEvent happened) =>
        happened switch
        {
            CaseEvent.VendorAware => "knows of it",
            CaseEvent.FixReady => "has a fix",
            CaseEvent.FixDeployed => "has released it",
            CaseEvent.Public => "it is public",
            CaseEvent.ExploitPublic => "a way to exploit it is public",
            _ => "attacks were seen",
        };
}
