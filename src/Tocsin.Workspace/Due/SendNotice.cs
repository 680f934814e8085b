using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.Notifications;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Workspace.Outside;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Rota;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>"You have news": a number, a link, and not one word of the case.</summary>
public sealed class SendNotice(
    CaseStore store,
    Func<CaseDb> open,
    StandingStore standings,
    CharterInForce charter,
    Origins origins,
    Mailer mailer,
    TellMember tell,
    AskMember ask,
    TellAbove above,
    TellMaintainer maintainers,
    RotaStore rota,
    LineStore line,
    DueStore due,
    MailLog log,
    TimeProvider time
)
{
    public DueJob Job => new(Notices.Kind, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        switch (key.Split(':'))
        {
            case ["triagers", var number]:
                await ToTriagers(number, cancel);
                break;
            case ["ask-triagers", var number] when await line.Holds(number, cancel):
                // all that asks for somebody within a quarter of an hour is one mail
                await due.Ensure(Notices.Kind, "line-asks", time.GetUtcNow() + FloodLimits.Step, cancel);
                break;
            case ["ask-triagers", var number]:
                await SpreadOut("ask-member", number, cancel);
                break;
            case ["member", var person, var number]:
                await ToMember(person, number, mayWait: true, cancel);
                break;
            case ["ask-member", var person, var number]:
                await ToMember(person, number, mayWait: false, cancel);
                break;
            case ["above", var number]:
                await above.SpreadOut(number, cancel);
                break;
            case ["above-member", var person, var number]:
                await above.ToOne(PersonId.Parse(person).Value, number, Once(number), cancel);
                break;
            case ["above-unreached", var number]:
                await above.SpreadOut(number, cancel, unreached: true);
                break;
            case ["above-unreached-member", var person, var number]:
                await above.ToOneUnreached(PersonId.Parse(person).Value, number, Once(number), cancel);
                break;
            case ["vendor", var vendor, var number]:
                await maintainers.OfVendor(vendor, number, cancel);
                break;
            case ["maintainer", var maintainer, var number]:
                await maintainers.One(maintainer, number, cancel);
                break;
            case ["reporter", var number]:
                await ToReporter(CaseNumber.Parse(number).Value, cancel);
                break;
            default:
                await AboutLine(key, cancel);
                break;
        }
        return null;
    }

    // of what stands in line there are no numbers in the post
    private Task AboutLine(string key, CancellationToken cancel) =>
        key.Split(':') switch
        {
            ["line-began"] => SpreadOut("line-began-member", "line", cancel),
            ["line-moved"] => SpreadOut("line-moved-member", "line", cancel),
            ["line-asks"] => SpreadOut("line-asks-member", "line", cancel),
            [("line-began-member" or "line-moved-member" or "line-asks-member") and var what, var person, _] => OfLine(
                what,
                person,
                cancel
            ),
            _ => Task.CompletedTask,
        };

    // of what nobody keeps whoever is on duty hears at once; where nobody is, everybody does, so that nothing is lost
    private async Task ToTriagers(string number, CancellationToken cancel)
    {
        // of what stands in line nobody hears one by one: all that leaves it together is one mail
        if (await line.Holds(number, cancel))
            return;
        var onDuty = await IsKept(number, cancel) ? OnDuty.NoRota : await rota.Now(cancel);
        if (onDuty.Person is { } person && await standings.MayRead(person, number, cancel))
        {
            await due.Ask(Notices.Kind, $"ask-member:{person}:{number}", cancel);
            await SpreadOut("member", number, cancel, but: person);
        }
        else
            await SpreadOut(onDuty.HasRota ? "ask-member" : "member", number, cancel);
    }

    private async Task<bool> IsKept(string number, CancellationToken cancel)
    {
        await using var db = open();
        return await db.Cases.AnyAsync(c => c.Number == number && c.Owner != null, cancel);
    }

    // one row each, so that one address that fails does not send the others twice
    private async Task SpreadOut(string how, string number, CancellationToken cancel, PersonId? but = null)
    {
        await using var db = open();
        foreach (var person in await standings.Having(Duty.Triager, cancel))
        {
            if (person == but)
                continue;
            var (kind, key) = (Notices.Kind, $"{how}:{person}:{number}");
            if (await db.Dues.FindAsync([kind, key], cancel) is null)
            {
                db.Dues.Add(
                    new()
                    {
                        Kind = kind,
                        Key = key,
                        At = time.GetUtcNow(),
                        Asked = 1,
                    }
                );
            }
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task ToMember(string person, string number, bool mayWait, CancellationToken cancel)
    {
        // whoever lost their standing since then, or stepped back from the case, is not even told that there is news
        if (!PersonId.Parse(person).TryGet(out var member, out _) || !await standings.MayRead(member, number, cancel))
            return;
        var text = $"There is news about {number}. Sign in to read it:";
        var news = new News(await KindFor(person, number, cancel), number);
        if (mayWait)
            await tell.Of(member, news, text, Once(number), cancel);
        else
            await tell.AtOnce(member, news, text, Once(number), cancel);
    }

    private async Task OfLine(string what, string person, CancellationToken cancel)
    {
        if (
            !PersonId.Parse(person).TryGet(out var member, out _)
            || !(await standings.Having(Duty.Triager, cancel)).Contains(member)
        )
            return;
        var (subject, text, path) = what switch
        {
            "line-began-member" => (
                "Reports stand in line",
                "Very many reports come in. Those without a proof of work stand in line:",
                "/line"
            ),
            "line-asks-member" => (
                "Reports in line wait for you",
                "Something is asked or overdue about reports that stand in line:",
                "/line"
            ),
            _ => ("Reports left the line", "Reports that stood in line are in the queue now:", "/"),
        };
        await ask.Send(member, Once(what), subject, text, path, cancel);
    }

    private string Once(string number) => $"{number} {time.GetUtcNow().ToUnixTimeMilliseconds()}";

    // whoever keeps it sees its clock; of what nobody keeps, everybody does
    private async Task<NewsKind> KindFor(string person, string number, CancellationToken cancel)
    {
        await using var db = open();
        var owner = await db.Cases.Where(c => c.Number == number).Select(c => c.Owner).FirstOrDefaultAsync(cancel);
        return owner is null || owner == person ? NewsKind.OwnCases : NewsKind.Cases;
    }

    private async Task ToReporter(CaseNumber number, CancellationToken cancel)
    {
        var contact = "";
        await store.Decide(
            number,
            new Viewer.Clock(),
            found =>
            {
                contact = found.ReporterContact ?? "";
                return Decision.Nothing;
            },
            cancel
        );
        if (contact.Length == 0)
            return;
        await Send(contact, number.Text, cancel);
        await log.Sent(number, MailedAs.Reporter, Actor.Reporter, cancel);
    }

    private async Task Send(string to, string number, CancellationToken cancel) =>
        await mailer.Send(
            to,
            $"News about {number}",
            $"""
            There is news about {number}.

            Read it with your receipt:
            {new Uri(origins.Intake, "/mailbox")}

            {(await charter.Look(cancel)).Programme.Name}
            """,
            Key(to, number),
            cancel
        );

    private string Key(string to, string number)
    {
        var instant = time.GetUtcNow().ToUnixTimeMilliseconds();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{to} {number} {instant}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }
}
