using System.Globalization;
using System.Text.RegularExpressions;

namespace Tocsin.Standards.Contacts;

/// <summary>The contacts of a SECURITY.md: addresses and links of its text; what stands where it speaks of reporting comes first.</summary>
internal static partial class SecurityMdContacts
{
    // so many lines around a word of reporting count as near it
    private const int Near = 3;

    public static IReadOnlyList<PublishedContact> Read(string text)
    {
        var lines = text.Split('\n');
        var speaks = lines.Select(line => Reporting().IsMatch(line)).ToArray();
        List<PublishedContact> found = [];
        for (var i = 0; i < lines.Length && found.Count < ContactReader.Most; i++)
        {
            var (from, to) = (Math.Max(0, i - Near), Math.Min(lines.Length, i + Near + 1));
            var near = speaks.AsSpan(from, to - from).Contains(true);
            var place = string.Create(CultureInfo.InvariantCulture, $"line {i + 1}");
            foreach (Match match in Address().Matches(lines[i]))
            {
                var address = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', '\'', '*', '_', '`');
                var contact = near
                    ? Contact(address, place, ContactRank.NearReports, "It stands where the file speaks of reporting.")
                    : Contact(
                        address,
                        place,
                        ContactRank.General,
                        "It stands in the file, not where it speaks of reporting."
                    );
                // every other page of the web is linked there too
                if (contact is not null && (near || contact.Way == ContactWay.Email))
                    found.Add(contact);
            }
        }
        return found;
    }

    private static PublishedContact? Contact(string address, string place, ContactRank rank, string why) =>
        ContactAddress.Contact(address, ContactSource.SecurityMd, place, rank, why);

    [GeneratedRegex(
        @"https://[^\s<>()\[\]""'`|]+|[A-Za-z0-9!#$%&'*+/=?^_{|}~.-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Address();

    [GeneratedRegex(
        @"report|disclos|contact us|e-?mail",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase
    )]
    private static partial Regex Reporting();
}
