using System.Globalization;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Contacts;

/// <summary>The contacts of a security.txt, in its own order (RFC 9116, 2.5.3), signed or not; an expired one is said to be.</summary>
internal static class SecurityTxtContacts
{
    public static Result<IReadOnlyList<PublishedContact>> Read(string text, DateTimeOffset now)
    {
        List<(string Value, string Place)> contacts = [];
        DateTimeOffset? expires = null;
        var fields = 0;
        foreach (var (line, number) in text.Split('\n').Select((line, i) => (line.Trim(), i + 1)))
        {
            if (line.StartsWith("-----BEGIN PGP SIGNATURE", StringComparison.Ordinal))
                break;
            if (line.Length == 0 || line[0] is '#' or '-' || line.Split(':', 2) is not [var name, var value])
                continue;
            fields++;
            if (name.Equals("Contact", StringComparison.OrdinalIgnoreCase) && contacts.Count < ContactReader.Most)
                contacts.Add((value.Trim(), string.Create(CultureInfo.InvariantCulture, $"line {number}")));
            else if (name.Equals("Expires", StringComparison.OrdinalIgnoreCase))
                expires ??= Instant(value);
        }
        if (fields == 0)
            return Problem.Faulty([new("text", "This is no security.txt: it has no line such as “Contact: …”.")]);
        var over = expires is { } end && end <= now;
        var (rank, why) = over
            ? (ContactRank.Expired, $"security.txt names it, but expired on {expires!.Value.UtcDateTime:yyyy-MM-dd}.")
            : (ContactRank.ForReports, "security.txt names it for reports of vulnerabilities.");
        return Result.Of<IReadOnlyList<PublishedContact>>([
            .. contacts
                .Select(one => ContactAddress.Contact(one.Value, ContactSource.SecurityTxt, one.Place, rank, why))
                .OfType<PublishedContact>(),
        ]);
    }

    private static DateTimeOffset? Instant(string value) =>
        DateTimeOffset.TryParse(
            value.Trim(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var instant
        )
            ? instant
            : null;
}
