using System.Net.Mail;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.People.Accounts;

/// <summary>Where mail reaches a member, which is also how they name themselves at sign-in. ASCII alone.</summary>
public readonly record struct EmailAddress
{
    private const int Most = 254; // RFC 5321, section 4.5.3.1.3, without its angle brackets

    private EmailAddress(string text) => Text = text;

    public string Text { get; }

    /// <summary>As two spellings of the same address are compared.</summary>
    public string Normal => Text.ToUpperInvariant();

    public static Result<EmailAddress> Parse(string? typed)
    {
        var text = typed?.Trim() ?? "";
        var ok =
            text.Length is > 2 and <= Most
            && text.All(c => char.IsAscii(c) && !char.IsControl(c) && c is not (' ' or '<' or '>' or '"'))
            && MailAddress.TryCreate(text, out var read)
            && read.Address == text;
        return ok ? new EmailAddress(text) : Problem.Invalid("email.malformed", "This is not an e-mail address.");
    }
}
