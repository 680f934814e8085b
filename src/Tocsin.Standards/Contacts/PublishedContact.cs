namespace Tocsin.Standards.Contacts;

/// <summary>Where a package says that it can be reached, and how good a place that is for something secret.</summary>
/// <param name="Address">An e-mail address, or an absolute https address.</param>
/// <param name="Place">Where in the file it stands: <c>bugs.email</c>, <c>line 12</c>.</param>
/// <param name="Why">Why it is ranked so, a sentence.</param>
/// <param name="Rank">The smaller, the better: see <see cref="ContactRank"/>.</param>
public sealed record PublishedContact(
    ContactWay Way,
    string Address,
    ContactSource Source,
    string Place,
    string Why,
    ContactRank Rank
)
{
    /// <summary>The longest address that is kept, in UTF-16 units.</summary>
    public const int LongestAddress = 500;

    /// <summary>Whether everybody reads what is written there: never the place for a report.</summary>
    public bool IsPublic => Way == ContactWay.PublicTracker;

    /// <summary>Each address once, where it stands best; the best first.</summary>
    public static IReadOnlyList<PublishedContact> Ranked(IEnumerable<PublishedContact> contacts) =>
        [
            .. contacts
                .OrderBy(contact => contact.Rank)
                .DistinctBy(contact => contact.Address, StringComparer.OrdinalIgnoreCase),
        ];
}

/// <summary>By which way a contact is reached.</summary>
public enum ContactWay
{
    Email,

    /// <summary>A page that takes a report privately.</summary>
    Form,

    /// <summary>An issue tracker or a page that everybody can read.</summary>
    PublicTracker,
}

/// <summary>What a package publishes that can name a contact.</summary>
public enum ContactSource
{
    /// <summary>RFC 9116.</summary>
    SecurityTxt,

    /// <summary>SECURITY-INSIGHTS.yml, schema 1.0 and 2.0 (OpenSSF).</summary>
    SecurityInsights,

    SecurityMd,

    /// <summary>The manifest of npm.</summary>
    PackageJson,
}

/// <summary>How good a place is to write to, the best first.</summary>
public enum ContactRank
{
    /// <summary>Named for reports of vulnerabilities.</summary>
    ForReports,

    /// <summary>Stands where reports are spoken of.</summary>
    NearReports,

    /// <summary>For security, in a file that has expired.</summary>
    Expired,

    /// <summary>A private address for problems in general.</summary>
    General,

    /// <summary>A person who answers for the package.</summary>
    Person,

    /// <summary>Everybody can read what is written there.</summary>
    Public,
}
