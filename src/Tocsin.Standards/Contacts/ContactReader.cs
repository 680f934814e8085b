using System.Text;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Contacts;

/// <summary>
/// Reads who can be reached from what a package publishes. Total: whatever it is given, it answers with contacts or with what is wrong.
/// Funding is no contact.
/// </summary>
public static class ContactReader
{
    /// <summary>The most that is read of one file, in UTF-8 bytes.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>The most contacts that one file gives.</summary>
    public const int Most = 100;

    /// <summary>The contacts of one file, the best first; none where it names nobody.</summary>
    /// <param name="now">Whether it has expired, where it says when.</param>
    public static Result<IReadOnlyList<PublishedContact>> Read(ContactSource source, string text, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostBytes || Encoding.UTF8.GetByteCount(text) > MostBytes)
            return Problem.Faulty([
                new("text", $"This is more than {MostBytes / 1024} KB: paste the part that names contacts."),
            ]);
        var read = source switch
        {
            ContactSource.PackageJson => PackageJsonContacts.Read(text),
            ContactSource.SecurityMd => Result.Of(SecurityMdContacts.Read(text)),
            ContactSource.SecurityTxt => SecurityTxtContacts.Read(text, now),
            ContactSource.SecurityInsights => SecurityInsightsContacts.Read(text, now),
            _ => Problem.Faulty([new("source", "Choose what it is.")]),
        };
        return read.Map<IReadOnlyList<PublishedContact>>(found => [.. PublishedContact.Ranked(found).Take(Most)]);
    }
}
