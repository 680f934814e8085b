using System.Security.Cryptography;
using System.Text;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Workspace.Outside;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.Proposals;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>
/// Mails an expert the link by which they join. It says nothing of what they are invited to: that is behind it, once they have
/// signed. Doing it again makes a new link, and the one before works no more.
/// </summary>
public sealed class SendExpertLink(MemberStore members, ProposalStore proposals, CharterInForce charter, Mailer mailer)
{
    public DueJob Job => new(CarryOutInvitation.LinkDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        if (
            key.Split(':') is not [var who, var number]
            || !PersonId.Parse(who).TryGet(out var person, out _)
            || !ProposalId.Parse(number).TryGet(out var id, out _)
            || !(await proposals.Load(id, cancel)).TryGet(out var found, out _)
            || !EmailAddress.Parse(found.Text?.Detail).TryGet(out var address, out _)
            || !(await members.InviteExpert(person, cancel)).TryGet(out var invitation, out _)
        )
            return null;
        var programme = (await charter.Look(cancel)).Programme;
        await mailer.Send(
            address.Text,
            $"{programme.Name} asks for your help",
            $"""
            The security response team of {programme.Name} asks for your help with one matter, for a limited time.

            What it is you read once you have joined and signed to keep it to yourself. This link works once, until {invitation.Expires:yyyy-MM-dd HH:mm} UTC:
            {invitation.Link}

            If you do not want to, do nothing.

            {programme.Name}
            """,
            Convert.ToHexStringLower(
                SHA256.HashData(Encoding.ASCII.GetBytes($"{key} {invitation.Expires:O}")).AsSpan(0, 16)
            ),
            cancel
        );
        return null;
    }
}
