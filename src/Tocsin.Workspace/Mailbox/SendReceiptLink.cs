using System.Security.Cryptography;
using System.Text;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.Outside;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Mailbox;

/// <summary>Looks at who asked for a new receipt; only the contact that was left with the report is ever written to.</summary>
public sealed class SendReceiptLink(
    ReceiptLinks links,
    CaseStore cases,
    CharterInForce charter,
    Origins origins,
    Mailer mailer,
    MailLog log
)
{
    public DueJob Job => new(ReceiptLinks.RequestDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        if (
            await links.Claimed(key, cancel) is { } claim
            && CaseNumber.Parse(claim.Number).TryGet(out var number, out _)
            && await Contact(number, cancel) is { } contact
            && string.Equals(contact, claim.Contact.Trim(), StringComparison.OrdinalIgnoreCase)
            && await links.Make(number, key, cancel) is { } secret
        )
        {
            await Send(contact, number, new Uri(origins.Intake, $"/mailbox/new-receipt/{secret}"), key, cancel);
            await log.Sent(number, MailedAs.Reporter, Actor.Reporter, cancel);
        }
        await links.Forget(key, cancel);
        return null;
    }

    private async Task<string?> Contact(CaseNumber number, CancellationToken cancel)
    {
        string? contact = null;
        await cases.Decide(
            number,
            new Viewer.Clock(),
            found =>
            {
                contact = found.ReporterContact;
                return Decision.Nothing;
            },
            cancel
        );
        return contact;
    }

    private async Task Send(string to, CaseNumber number, Uri link, string request, CancellationToken cancel) =>
        await mailer.Send(
            to,
            $"A new receipt for {number}",
            $"""
            Somebody who gave this address asked for a new receipt for {number}.

            If that was you, open this within an hour. It works once, and the receipt before works no more after it:
            {link}

            If it was not you, do nothing: your receipt goes on working.

            {(await charter.Look(cancel)).Programme.Name}
            """,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(request)).AsSpan(0, 16)),
            cancel
        );
}
