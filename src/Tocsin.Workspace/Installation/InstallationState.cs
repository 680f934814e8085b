using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Installation;

/// <summary>How the installation does. Tells of mail and work in numbers, of no case.</summary>
/// <param name="Held">Whether it must not act: it is a copy, or was restored from a backup.</param>
/// <param name="HasMailServer">Whether mail leaves by SMTP; otherwise it waits in the outbox.</param>
/// <param name="Waiting">How many mails lie in the outbox.</param>
/// <param name="Mails">The newest of them, at most <see cref="MostMails"/>.</param>
/// <param name="Work">What is due, by kind.</param>
public sealed record InstallationState(
    bool Held,
    bool HasMailServer,
    int Waiting,
    IReadOnlyList<WaitingMail> Mails,
    IReadOnlyList<DueCount> Work
)
{
    public const int MostMails = 50;

    internal static async Task<InstallationState> Of(IServiceProvider services, CancellationToken cancel)
    {
        var mail = services.GetRequiredService<MailSettings>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var files = Directory.Exists(mail.Outbox) ? new DirectoryInfo(mail.Outbox).GetFiles("*.eml") : [];
        await using var db = services.GetRequiredService<Func<CaseDb>>()();
        var work = await db
            .Dues.GroupBy(due => due.Kind)
            .Select(kind => new DueCount(
                kind.Key,
                kind.Count(),
                kind.Count(due => due.At <= now),
                kind.Count(due => due.Attempts > 1)
            ))
            .ToListAsync(cancel);
        return new(
            !services.GetRequiredService<InstanceLease>().Mine,
            mail.Host is not null,
            files.Length,
            [.. files.OrderByDescending(f => f.LastWriteTimeUtc).Take(MostMails).Select(WaitingMail.Of)],
            [.. work.OrderBy(kind => kind.Kind, StringComparer.Ordinal)]
        );
    }
}

/// <param name="Waiting">All rows of the kind.</param>
/// <param name="Late">Those whose instant has come.</param>
/// <param name="Failing">Those that were tried and did not succeed; they are tried again.</param>
public sealed record DueCount(string Kind, int Waiting, int Late, int Failing);

/// <summary>A mail in the outbox.</summary>
/// <param name="To">Whom it is for, as its header says.</param>
/// <param name="At">When it was written, UTC.</param>
public sealed record WaitingMail(string File, string To, DateTimeOffset At)
{
    private const string Header = "To:";

    internal static WaitingMail Of(FileInfo file) =>
        new(
            file.Name,
            System
                .IO.File.ReadLines(file.FullName)
                .TakeWhile(line => line.Length > 0)
                .FirstOrDefault(line => line.StartsWith(Header, StringComparison.OrdinalIgnoreCase))
                ?[Header.Length..].Trim()
                ?? "",
            new DateTimeOffset(file.LastWriteTimeUtc)
        );
}
