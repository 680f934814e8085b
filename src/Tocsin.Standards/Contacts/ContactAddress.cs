using System.Text.RegularExpressions;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Standards.Contacts;

/// <summary>What an address that stands somewhere is: a mailbox, a page that takes a report in private, or one that everybody reads.</summary>
internal static partial class ContactAddress
{
    /// <summary>An e-mail address, with or without <c>mailto:</c>; null for anything else.</summary>
    public static string? Email(string? text)
    {
        var bare = (text ?? "").Trim();
        if (bare.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            bare = Uri.UnescapeDataString(bare["mailto:".Length..].Split('?')[0]);
        return bare.Length <= 254 && WholeEmail().IsMatch(bare) ? bare : null;
    }

    /// <summary>A public https address in its usual form; null for anything else.</summary>
    public static Uri? Page(string? text)
    {
        var bare = (text ?? "").Trim();
        return
            bare.Length <= PublishedContact.LongestAddress
            && bare.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            && PublicAddress.WhyNot(bare) is null
            ? new(bare)
            : null;
    }

    /// <summary>Whether everybody reads what is written there: issue trackers and discussions, as the large forges lay them out.</summary>
    public static bool IsPublic(Uri page) =>
        page
            .AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Any(part =>
                part.ToUpperInvariant()
                    is "ISSUES"
                        or "BUGS"
                        or "DISCUSSIONS"
                        or "PULLS"
                        or "TRACKER"
                        or "ENTER_BUG.CGI"
                        or "SHOW_BUG.CGI"
            );

    /// <summary>The contact that an address makes; null for what is none.</summary>
    /// <param name="rank">Of what is private.</param>
    public static PublishedContact? Contact(
        string? text,
        ContactSource source,
        string place,
        ContactRank rank,
        string why
    )
    {
        if (Email(text) is { } email)
            return new(ContactWay.Email, email, source, place, why, rank);
        if (Page(text) is not { } page)
            return null;
        return IsPublic(page)
            ? new(
                ContactWay.PublicTracker,
                page.AbsoluteUri,
                source,
                place,
                "Everybody can read it: never write the report there.",
                ContactRank.Public
            )
            : new(ContactWay.Form, page.AbsoluteUri, source, place, why, rank);
    }

    // what mail servers of the day take: RFC 5321's dot-string at a host name with a dot
    [GeneratedRegex(
        @"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex WholeEmail();
}
