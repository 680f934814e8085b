using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Cases.Maintainers;

/// <summary>Somebody was invited to sign and to take part.</summary>
/// <param name="Maintainer">From 1.</param>
/// <param name="Expires">UTC.</param>
/// <param name="ByMail">Whether Tocsin mails the code.</param>
/// <param name="Published">Whether the address is one that the package publishes.</param>
/// <param name="NamedBy">Which maintainer named them; null: none.</param>
public sealed record MaintainerInvited(
    int Vendor,
    int Maintainer,
    DateTimeOffset Expires,
    bool ByMail,
    bool Published,
    int? NamedBy = null
) : Entry<InvitedText>;

/// <summary>A maintainer is given a new code, or a new receipt; the one before works no more.</summary>
public sealed record CodeSent(int Maintainer) : Entry;

/// <summary>The code is mailed to an address that the package publishes, and from then on only there.</summary>
public sealed record CodeMailed(int Maintainer) : Entry<MailedText>;

/// <summary>Where to.</summary>
public sealed record MailedText(string Address);

/// <summary>A maintainer who had lost it took a new code or receipt by a mailed link; the one before works no more.</summary>
public sealed record CodeReplaced(int Maintainer) : Entry;

/// <summary>A maintainer says where the token lies.</summary>
public sealed record TokenPlaced(int Maintainer) : Entry<SaidText>;

/// <summary>It is shown that somebody controls the package, or a triager took their word for it.</summary>
public sealed record ControlProved(int Maintainer, ProofWay Way) : Entry<ReasonText>;

/// <summary>A maintainer signed the terms; from now on a receipt opens what the code did.</summary>
/// <param name="Until">Until when they promised silence, UTC; null: nothing was secret.</param>
/// <param name="Hash">Of the text, see <see cref="TermsToSign.Hash"/>.</param>
public sealed record TermsSigned(int Maintainer, DateTimeOffset? Until, string Hash) : Entry<SignatureText>;

/// <summary>Who signed what.</summary>
public sealed record SignatureText(string Name, string Terms)
{
    /// <summary>Of the name, in UTF-16 units.</summary>
    public const int LongestName = 200;
}

/// <summary>The report, as a vendor's maintainers read it; a later one takes its place.</summary>
public sealed record ReportShared(int Vendor) : Entry<SharedText>;

/// <summary>Markdown.</summary>
public sealed record SharedText(string Body)
{
    /// <summary>In UTF-16 units.</summary>
    public const int Longest = 50_000;
}

/// <summary>A vendor's maintainers can read the report from now on and are asked for their view.</summary>
/// <param name="By">Until then no CVE ID is assigned without it, UTC.</param>
public sealed record ViewAsked(int Vendor, DateTimeOffset By) : Entry;

/// <summary>A CVE ID is assigned though a view was still awaited.</summary>
public sealed record ViewNotAwaited : Entry<ReasonText>;

/// <summary>A maintainer is away until the end of a day; null: back.</summary>
public sealed record MaintainerAway(int Maintainer, DateOnly? Until) : Entry;

/// <summary>A maintainer asks for help with the fix.</summary>
public sealed record HelpAsked(int Maintainer) : Entry<SaidText>;

/// <summary>A maintainer says that nobody looks after the package any more.</summary>
public sealed record PackageAbandoned(int Maintainer) : Entry<SaidText>;

/// <summary>A maintainer thinks that it is no vulnerability, or another.</summary>
public sealed record FindingDisputed(int Maintainer) : Entry<SaidText>;

/// <summary>A maintainer would have somebody else take part.</summary>
/// <param name="Proposal">From 1.</param>
public sealed record PersonProposed(int Maintainer, int Proposal) : Entry<PersonText>;

/// <summary>A triager answered that.</summary>
public sealed record PersonSettled(int Proposal, bool Agreed) : Entry;

/// <summary>A maintainer takes no part any more: code and receipt work no more, and no mail is sent.</summary>
public sealed record MaintainerLeft(int Maintainer, LeftBecause Why) : Entry;

/// <summary>What a maintainer said, Markdown.</summary>
public sealed record SaidText(string Said)
{
    /// <summary>In UTF-16 units.</summary>
    public const int Longest = 5_000;
}
