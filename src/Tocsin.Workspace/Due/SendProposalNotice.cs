using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.Programmes;
using Tocsin.Workspace.Outside;
using Tocsin.Workspace.Proposals;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>"There is news about a proposal": its number, a link, and not one word of what it is about.</summary>
public sealed class SendProposalNotice(
    Func<CaseDb> open,
    Programme programme,
    Origins origins,
    Mailer mailer,
    TimeProvider time
)
{
    public DueJob Job => new(ProposalNotices.Kind, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        if (key.Split(':') is not [var person, var number])
            return null;
        await using var db = open();
        // who was asked in and has not joined has no address yet
        if (await db.Users.Where(u => u.Id == person).Select(u => u.Email).FirstOrDefaultAsync(cancel) is { } address)
            await Send(address, number, cancel);
        return null;
    }

    private Task Send(string to, string number, CancellationToken cancel)
    {
        var instant = time.GetUtcNow().ToUnixTimeMilliseconds();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{to} {number} {instant}"));
        return mailer.Send(
            to,
            $"News about {number}",
            $"""
            There is news about {number}.

            Sign in to read it:
            {new Uri(origins.Workspace, $"/proposals/{number}")}

            {programme.Name}
            """,
            Convert.ToHexStringLower(hash.AsSpan(0, 16)),
            cancel
        );
    }
}
