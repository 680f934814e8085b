using System.Security.Cryptography;
using System.Text;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Maintainers;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.Outside;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Maintainers;

/// <summary>Looks at who asked for a new code; only where their code went before is ever written to.</summary>
public sealed class SendMaintainerLink(
    MaintainerLinks links,
    CharterInForce charter,
    Origins origins,
    Mailer mailer,
    MailLog log
)
{
    public DueJob Job => new(MaintainerLinks.RequestDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        if (await links.Asked(key, cancel) is { } address)
        {
            foreach (var (found, maintainer) in await links.At(address.Trim(), cancel))
            {
                if (await links.Make(found.Number, maintainer.Number, key, cancel) is not { } secret)
                    continue;
                await Send(found, maintainer, secret, cancel);
                await log.Sent(found.Number, MailedAs.Maintainer, maintainer.Actor, cancel);
            }
        }
        await links.Forget(key, cancel);
        return null;
    }

    private async Task Send(Case found, Maintainer maintainer, string secret, CancellationToken cancel)
    {
        var what = maintainer.SignedAt is null ? "code" : "receipt";
        var programme = (await charter.Look(cancel)).Programme.Name;
        await mailer.Send(
            maintainer.Text!.Address,
            $"A new {what} from {programme}",
            $"""
            Somebody who gave this address asked for a new {what}: for {Invitation.PackageOf(found, maintainer)}.

            If that was you, open this within an hour. It works once, and the {what} before works no more after it:
            {new Uri(origins.Intake, $"{UseMaintainerLink.Path}/{secret}")}

            If it was not you, do nothing: your {what} goes on working.

            {programme}
            """,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"link {secret}")).AsSpan(0, 16)),
            cancel
        );
    }
}
