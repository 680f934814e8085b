using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.People;
using Tocsin.Workspace.Outside;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>Mail to one member about something that waits for them: what it is and a link, and never a word of a case.</summary>
public sealed class AskMember(Func<CaseDb> open, CharterInForce charter, Origins origins, Mailer mailer)
{
    /// <param name="about">What is asked: the mail of the same question replaces itself when it is sent again.</param>
    /// <param name="path">Where to answer, from the root.</param>
    public async Task Send(
        PersonId person,
        string about,
        string subject,
        string text,
        string path,
        CancellationToken cancel
    )
    {
        await using var db = open();
        var address = await db.Users.Where(u => u.Id == person.Text).Select(u => u.Email).FirstOrDefaultAsync(cancel);
        if (address is null)
            return;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{person} {about}"));
        await mailer.Send(
            address,
            subject,
            $"""
            {text}

            {new Uri(origins.Workspace, path)}

            {(await charter.Look(cancel)).Programme.Name}
            """,
            Convert.ToHexStringLower(hash.AsSpan(0, 16)),
            cancel
        );
    }
}
