using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.OtherCnas;

/// <summary>A request to another CNA as it stands.</summary>
/// <param name="Text">Null once redacted.</param>
/// <param name="Answer">Null while it is open.</param>
public sealed record OtherCnaRequest(
    DateTimeOffset AskedAt,
    DateTimeOffset ReplyBy,
    OtherCnaText? Text,
    OtherCnaAnswer? Answer = null
)
{
    public bool IsOpen => Answer is null;
}

/// <summary>An ID was asked of the CNA that has the first say, an upstream or a platform.</summary>
/// <param name="ReplyBy">By when it should have answered, UTC.</param>
public sealed record OtherCnaAsked(DateTimeOffset ReplyBy) : Entry<OtherCnaText>;

/// <summary>What came of it.</summary>
/// <param name="Cve">The ID that it assigned; null for every other answer.</param>
public sealed record OtherCnaAnswered(OtherCnaAnswer Answer, CveId? Cve) : Entry<ReasonText>;

/// <summary>Who was asked, and by which way. Sealed: that they were asked tells of the vulnerability.</summary>
/// <param name="Cna">Its name, at most 200 characters.</param>
/// <param name="Way">A form, an address, a ticket: where to look for the answer; at most 500 characters.</param>
public sealed record OtherCnaText(string Cna, string Way)
{
    public const int LongestCna = 200;
    public const int LongestWay = 500;
}

/// <summary>How another CNA answers.</summary>
public enum OtherCnaAnswer
{
    /// <summary>It assigned an ID of its own.</summary>
    Assigned,

    /// <summary>It sees no vulnerability: disputes have a way of their own (CNA Operational Rules, 4.2.1.3).</summary>
    NotAVulnerability,

    /// <summary>It will not assign, so that we may.</summary>
    Declined,

    /// <summary>It had its time and said nothing.</summary>
    Silent,
}
