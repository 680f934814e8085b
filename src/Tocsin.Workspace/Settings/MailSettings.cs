namespace Tocsin.Workspace.Settings;

/// <summary>How mail leaves. Without a host it is written to the outbox instead, for operators to see.</summary>
/// <param name="From">The sender's address.</param>
/// <param name="Outbox">The folder for <c>.eml</c> files where there is no host.</param>
/// <param name="Host">The SMTP server; TLS is required unless it is this machine.</param>
/// <param name="User">Null: without signing in.</param>
/// <param name="PasswordFile">A file that holds the password and nothing else.</param>
public sealed record MailSettings(
    string From,
    string Outbox,
    string? Host = null,
    int Port = 587,
    string? User = null,
    string? PasswordFile = null
);
