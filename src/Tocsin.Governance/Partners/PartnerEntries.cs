using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Partners;

/// <summary>The kinds of entry that are about early-access partners.</summary>
public static class PartnerEntries
{
    public static EntryKinds Kinds { get; } =
        new EntryKinds()
            .Add<PartnerAccepted>("partner.accepted")
            .Add<PartnerSigned>("partner.signed")
            .Add<PartnerSuspended>("partner.suspended")
            .Add<PartnerReinstated>("partner.reinstated")
            .Add<PartnerWithdrawn>("partner.withdrawn");
}

/// <summary>A ballot accepted an organisation.</summary>
/// <param name="Until">UTC; then it is over, unless it is decided anew.</param>
public sealed record PartnerAccepted(DateTimeOffset Until) : Entry<PartnerText>;

/// <summary>Somebody signed for the organisation, by the link that was sent to its address, having read exactly this text.</summary>
public sealed record PartnerSigned(int Version, TextHash TextHash) : Entry<SignatoryText>;

/// <summary>They are told nothing for a time.</summary>
/// <param name="Until">UTC; null: until somebody reinstates them.</param>
public sealed record PartnerSuspended(DateTimeOffset? Until) : Entry<ReasonText>;

/// <summary>The suspension is over before its time.</summary>
public sealed record PartnerReinstated : Entry<ReasonText>;

/// <summary>They are a partner no more: they left, or steering decided so.</summary>
public sealed record PartnerWithdrawn : Entry<ReasonText>;

/// <param name="Name">Who signed for the organisation.</param>
public sealed record SignatoryText(string Name);

/// <summary>An organisation that wants to be told before the public.</summary>
/// <param name="Address">A role address: what is sent to a partner goes there.</param>
/// <param name="Channel">How they are to be told: a key, a form, a telephone.</param>
/// <param name="Ships">Which distribution of the software, to whom.</param>
public sealed record PartnerText(string Organisation, string Address, string? Channel, string Ships)
{
    /// <summary>Of a name, in UTF-16 units.</summary>
    public const int LongestName = 200;

    /// <summary>Of an address (RFC 5321, section 4.5.3.1.3).</summary>
    public const int LongestAddress = 254;

    private const int LongestProse = 2_000;

    public static Result<PartnerText> Of(string? organisation, string? address, string? channel, string? ships)
    {
        var faults = new FaultCollector();
        var text = new PartnerText(
            faults.Required("organisation", organisation, LongestName),
            faults.Required("address", address, LongestAddress),
            faults.Optional("channel", channel, LongestProse),
            faults.Required("ships", ships, LongestProse)
        );
        return faults.Else(() => text);
    }
}
