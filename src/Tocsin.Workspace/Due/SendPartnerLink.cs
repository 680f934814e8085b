using System.Security.Cryptography;
using System.Text;
using Tocsin.Governance.Partners;
using Tocsin.Workspace.Outside;
using Tocsin.Workspace.Partners;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>Mails an early-access partner the link by which it signs. Doing it again makes a new link, and the one before works no more.</summary>
public sealed class SendPartnerLink(PartnerStore partners, CharterInForce charter, Mailer mailer)
{
    public DueJob Job => new(Partner.LinkDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        if (!(await partners.Offer(key, cancel)).TryGet(out var offered, out _) || offered.Partner.Text is not { } text)
            return null;
        var programme = (await charter.Look(cancel)).Programme;
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"{key} {offered.Expires:O}"));
        await mailer.Send(
            text.Address,
            $"Early access: please sign for {text.Organisation}",
            $"""
            {programme.Name} accepted {text.Organisation} for early access. Before anything is told to you, somebody who may has to read an agreement and sign it.

            This link works once, until {offered.Expires:yyyy-MM-dd HH:mm} UTC:
            {offered.Link}

            {programme.Name}
            """,
            Convert.ToHexStringLower(hash.AsSpan(0, 16)),
            cancel
        );
        return null;
    }
}
