using System.Globalization;

namespace Tocsin.Standards.Disclosure;

/// <summary>Where to report vulnerabilities, as programs look for it on every site (RFC 9116).</summary>
/// <param name="Contact">Where reports go (2.5.3).</param>
/// <param name="Expires">From when on it should not be relied on; the RFC recommends less than a year (2.5.5). Whole seconds.</param>
/// <param name="Canonical">Where this file lies (2.5.2).</param>
/// <param name="Policy">How reports are dealt with (2.5.7).</param>
/// <param name="Csaf">The CSAF provider's metadata (IANA's registry of fields; CSAF 2.0, 7.1.8).</param>
public sealed record SecurityTxt(Uri Contact, DateTimeOffset Expires, Uri Canonical, Uri Policy, Uri Csaf)
{
    /// <summary>Where it lies on the site that it is about.</summary>
    public const string Path = "/.well-known/security.txt";

    /// <summary>How long one says that it holds.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(180);

    private const string ExpiresField = "Expires: ";
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The file of a programme whose report page and public site lie at these origins.</summary>
    /// <param name="metadata">The path of the CSAF provider's metadata.</param>
    public static SecurityTxt Of(Uri publicOrigin, Uri reportOrigin, string metadata, DateTimeOffset expires)
    {
        var report = new Uri(reportOrigin, "/");
        return new(report, expires, new(publicOrigin, Path), report, new(publicOrigin, metadata));
    }

    /// <summary>The file: ASCII, lines that end with a line feed.</summary>
    public string Write() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Contact: {Contact.AbsoluteUri}
            {ExpiresField}{Expires.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture)}
            Preferred-Languages: en
            Canonical: {Canonical.AbsoluteUri}
            Policy: {Policy.AbsoluteUri}
            CSAF: {Csaf.AbsoluteUri}

            """
        );

    /// <summary>When a file that <see cref="Write"/> wrote expires; null for another.</summary>
    public static DateTimeOffset? ExpiryOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = text.Split('\n').FirstOrDefault(l => l.StartsWith(ExpiresField, StringComparison.Ordinal));
        return DateTimeOffset.TryParseExact(
            line?[ExpiresField.Length..],
            InstantFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? at
            : null;
    }
}
