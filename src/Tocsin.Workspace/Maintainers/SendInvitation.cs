using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.Outside;

namespace Tocsin.Workspace.Maintainers;

/// <summary>Mails a maintainer the code. Doing it again makes a new code, and the one before works no more.</summary>
public sealed class SendInvitation(MaintainerStore maintainers, Invitation invitation, Mailer mailer, MailLog log)
{
    public DueJob Job => new(Case.InviteDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        if (
            key.Split(':') is not [var named, var person]
            || !CaseNumber.Parse(named).TryGet(out var number, out _)
            || !int.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var maintainer)
            || !(await maintainers.NewCode(number, maintainer, cancel)).TryGet(out var made, out _)
            || made.Maintainer is not { ByMail: true, Text: { } text }
        )
            return null;
        var (subject, body) = await invitation.Write(made.Case, made.Maintainer, made.Code, cancel);
        // the name of a mail goes on the wire: nothing of the code can be had from it
        var once = SHA256.HashData(Encoding.ASCII.GetBytes($"invitation {made.Code.Digits}"));
        await mailer.Send(text.Address, subject, body, Convert.ToHexStringLower(once.AsSpan(0, 16)), cancel);
        await log.Sent(number, MailedAs.Maintainer, made.Maintainer.Actor, cancel);
        return null;
    }
}
