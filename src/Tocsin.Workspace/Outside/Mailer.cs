using System.Net;
using System.Net.Mail;
using System.Text;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Outside;

/// <summary>Sends one plain-text mail by SMTP, or leaves it in the outbox where no server is set.</summary>
public sealed class Mailer(MailSettings settings)
{
    /// <summary>Returns when the server, or the disk, has it.</summary>
    /// <param name="key">Names the mail: the same one again replaces the file, and has the same Message-ID.</param>
    public async Task Send(string to, string subject, string body, string key, CancellationToken cancel)
    {
        using var mail = new MailMessage(settings.From, to, subject, body)
        {
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = System.Net.Mime.TransferEncoding.QuotedPrintable,
        };
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("Message-ID", $"<{key}@{mail.From!.Host}>");
        if (settings.Host is null)
            await Leave(mail, key, cancel);
        else
            await Send(mail, settings.Host, cancel);
    }

    private async Task Send(MailMessage mail, string host, CancellationToken cancel)
    {
        using var client = new SmtpClient(host, settings.Port) { EnableSsl = !IsThisMachine(host) };
        if (settings.User is { } user)
        {
            var password = await File.ReadAllTextAsync(settings.PasswordFile!, cancel);
            client.Credentials = new NetworkCredential(user, password.Trim());
        }
        await client.SendMailAsync(mail, cancel);
    }

    private async Task Leave(MailMessage mail, string key, CancellationToken cancel)
    {
        var owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var folder = Path.GetFullPath(settings.Outbox);
        Directory.CreateDirectory(folder, owner);
        var making = Directory.CreateDirectory(Path.Combine(folder, ".making-" + key), owner).FullName;
        using (
            var client = new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = making,
            }
        )
            await client.SendMailAsync(mail, cancel);
        File.Move(Directory.GetFiles(making, "*.eml").Single(), Path.Combine(folder, key + ".eml"), overwrite: true);
        Directory.Delete(making, recursive: true);
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
