using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Workspace.Outside;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>"You have news" to maintainers, where the invitation went: a number, a page, and not one word of the case. Who left hears nothing.</summary>
public sealed class TellMaintainer(
    CaseStore cases,
    DueStore due,
    Origins origins,
    CharterInForce charter,
    Mailer mailer,
    MailLog log,
    TimeProvider time
)
{
    /// <summary>To everybody who takes part for one vendor: a row each, so that one address that fails does not send the others twice.</summary>
    public async Task OfVendor(string vendor, string number, CancellationToken cancel)
    {
        if (await Look(number, cancel) is not { } found)
            return;
        foreach (var one in found.Maintainers.Where(m => m.TakesPart && Text(m.Vendor) == vendor))
            await due.Ask(Notices.Kind, Notices.ToMaintainer(one.Number, found.Number).Key, cancel);
    }

    public async Task One(string maintainer, string number, CancellationToken cancel)
    {
        if (
            await Look(number, cancel) is not { } found
            || found.Maintainers.FirstOrDefault(m => Text(m.Number) == maintainer)
                is not { ByMail: true, Left: null } one
            || one.Text?.Address is not { } address
        )
            return;
        var instant = time.GetUtcNow().ToUnixTimeMilliseconds();
        var once = SHA256.HashData(Encoding.UTF8.GetBytes($"{address} {number} {instant}"));
        var with = one.SignedAt is null ? "the code that we sent you" : "your receipt";
        await mailer.Send(
            address,
            $"News about {number}",
            $"""
            There is news about {number}.

            Read it with {with}:
            {new Uri(origins.Intake, "/maintainer")}

            {(await charter.Look(cancel)).Programme.Name}
            """,
            Convert.ToHexStringLower(once.AsSpan(0, 16)),
            cancel
        );
        await log.Sent(found.Number, MailedAs.Maintainer, one.Actor, cancel);
    }

    private async Task<Case?> Look(string number, CancellationToken cancel)
    {
        if (!CaseNumber.Parse(number).TryGet(out var parsed, out _))
            return null;
        var looked = await cases.Decide(parsed, new Viewer.Clock(), _ => Decision.Nothing, cancel);
        return looked.TryGet(out var found, out _) ? found : null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
