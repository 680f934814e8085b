using System.Net.Mail;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Settings;

/// <summary>The mail server that mail leaves through.</summary>
/// <param name="PasswordFile">Read when mail is sent, so that a new password needs no restart.</param>
public sealed record SmtpOptions(string Host, int Port, string From, string? User, string? PasswordFile)
{
    private static readonly string[] Others = ["smtp-port", "smtp-user", "smtp-password-file", "smtp-from"];

    internal static SmtpOptions? Read(SettingValues values, FaultCollector faults)
    {
        if (values.One("smtp-host") is not { } host)
        {
            foreach (var name in Others.Where(n => values.One(n) is not null))
                faults.Add(name, "This says nothing without --smtp-host.");
            return null;
        }

        var port = faults.Number(values, "smtp-port", 587, 1, 65_535);
        var from = values.One("smtp-from");
        if (!MailAddress.TryCreate(from, out _))
            faults.Add("smtp-from", "Mail needs an address that it comes from: security@example.org");
        var (user, password) = (values.One("smtp-user"), values.One("smtp-password-file"));
        if ((user is null) != (password is null))
            faults.Add("smtp-user", "Give both --smtp-user and --smtp-password-file, or neither.");
        if (password is not null && Files.Private(password) is { } wrong)
            faults.Add("smtp-password-file", wrong);
        return new(host, port, from ?? "", user, password);
    }
}
