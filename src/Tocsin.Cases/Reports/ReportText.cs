using Tocsin.Standards.Problems;

namespace Tocsin.Cases.Reports;

/// <summary>What a reporter wrote. All of it is text: sealed, never in a plain column.</summary>
public sealed record ReportText
{
    /// <summary>The longest field of prose, in UTF-16 units.</summary>
    public const int LongestProse = 50_000;

    /// <summary>The longest one-line field, in UTF-16 units.</summary>
    public const int LongestLine = 500;

    /// <summary>What the vulnerability is.</summary>
    public required string What { get; init; }

    /// <summary>The product or package it is in.</summary>
    public required string Where { get; init; }

    /// <summary>How to see it happen.</summary>
    public required string HowToReproduce { get; init; }

    public string? Versions { get; init; }

    public string? Impact { get; init; }

    public string? ProofOfConcept { get; init; }

    public string? Patch { get; init; }

    public string? WhoElseKnows { get; init; }

    /// <summary>How the reporter wants to be named in the advisory; null: not at all.</summary>
    public string? Credit { get; init; }

    /// <summary>An e-mail address; null: the reporter reads answers by receipt only.</summary>
    public string? Contact { get; init; }

    /// <summary>What somebody who asks for a CVE ID says beside it; null for a report that asks for none.</summary>
    public CveWish? CveWish { get; init; }

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Checks and trims what was typed; every fault at once.</summary>
    public static Result<ReportText> Parse(ReportForm form)
    {
        var faults = new FaultCollector();
        var text = new ReportText
        {
            What = faults.Required("what", form.What, LongestProse),
            Where = faults.Required("where", form.Where, LongestLine),
            HowToReproduce = faults.Required("howToReproduce", form.HowToReproduce, LongestProse),
            Versions = faults.Optional("versions", form.Versions, LongestLine),
            Impact = faults.Optional("impact", form.Impact, LongestProse),
            ProofOfConcept = faults.Optional("proofOfConcept", form.ProofOfConcept, LongestProse),
            Patch = faults.Optional("patch", form.Patch, LongestProse),
            WhoElseKnows = faults.Optional("whoElseKnows", form.WhoElseKnows, LongestProse),
            Credit = faults.Optional("credit", form.Credit, LongestLine),
            Contact = faults.Optional("contact", form.Contact, LongestLine),
        };
        if (text.Contact is { } contact && !LooksLikeMail(contact))
            faults.Add(
                "contact",
                "This is no e-mail address we could write to; write it as name@example.org or leave it empty."
            );
        return faults.Else(() => text);
    }

    private static bool LooksLikeMail(string contact) =>
        System.Net.Mail.MailAddress.TryCreate(contact, out var address)
        && string.Equals(address.Address, contact, StringComparison.Ordinal)
        && contact.All(c => c is > ' ' and < (char)127);
}

/// <summary>The fields of a report as they were typed; any may be missing.</summary>
public sealed record ReportForm(
    string? What,
    string? Where,
    string? HowToReproduce,
    string? Versions = null,
    string? Impact = null,
    string? ProofOfConcept = null,
    string? Patch = null,
    string? WhoElseKnows = null,
    string? Credit = null,
    string? Contact = null
);
