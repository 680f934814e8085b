using System.Net.Mail;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.ThreatModels;

/// <summary>What somebody from outside wrote. All of it is text: sealed, never in a plain column.</summary>
/// <param name="Why">Why the statement is wrong, Markdown.</param>
/// <param name="Contact">An e-mail address for the answer; null: none is wanted.</param>
public sealed record ChallengeText(string Why, string? Contact)
{
    /// <summary>Of the reasons, in UTF-16 units.</summary>
    public const int LongestWhy = 10_000;

    /// <summary>Of the address (RFC 5321, section 4.5.3.1.3, without its angle brackets).</summary>
    public const int LongestContact = 254;

    /// <summary>Checks and trims what was typed, beside what <paramref name="faults"/> has already.</summary>
    public static ChallengeText Check(string? why, string? contact, FaultCollector faults)
    {
        var text = new ChallengeText(
            faults.Required("why", why, LongestWhy),
            faults.Optional("contact", contact, LongestContact)
        );
        if (text.Contact is { } address && !LooksLikeMail(address))
            faults.Add(
                "contact",
                "This is no e-mail address we could write to; write it as name@example.org or leave it empty."
            );
        return text;
    }

    private static bool LooksLikeMail(string contact) =>
        MailAddress.TryCreate(contact, out var read)
        && string.Equals(read.Address, contact, StringComparison.Ordinal)
        && contact.All(c => c is > ' ' and < (char)127);
}
