using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Maintainers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// How a maintainer who lost the code or the receipt comes to a new one: where theirs was mailed to before, a link is sent that works
/// once, see <see cref="OneTimeLinks"/>. Nobody else's address is ever written to.
/// </summary>
public sealed class MaintainerLinks
{
    /// <summary>The due row that looks at one request; its key is the request's ID.</summary>
    public const string RequestDue = "maintainer-link-request";

    /// <summary>So many cases one address is answered for at once.</summary>
    public const int Most = 10;

    private readonly LedgerStore ledgers;
    private readonly MaintainerStore maintainers;
    private readonly OneTimeLinks links;

    internal MaintainerLinks(LedgerStore ledgers, MasterKey master, MaintainerStore maintainers) =>
        (this.ledgers, this.maintainers, links) = (
            ledgers,
            maintainers,
            new(ledgers, master, "maintainer link request", RequestDue)
        );

    /// <summary>Puts down an address; nothing is looked up.</summary>
    public Task Ask(string address, CancellationToken cancel) => links.Ask(new Claim(address), cancel);

    /// <summary>The address that was given; null once it was dealt with.</summary>
    public async Task<string?> Asked(string request, CancellationToken cancel) =>
        (await links.Claimed<Claim>(request, cancel))?.Address;

    public Task Forget(string request, CancellationToken cancel) => links.Forget(request, cancel);

    /// <summary>Those whose code or receipt goes by mail to an address, and still opens something.</summary>
    public async Task<IReadOnlyList<(Case Case, Maintainer Maintainer)>> At(string address, CancellationToken cancel)
    {
        List<(string Number, int Maintainer)> held = [];
        await ledgers.Look(async db =>
        {
            var rows = await db.MaintainerPasses.AsNoTracking().ToListAsync(cancel);
            held.AddRange(rows.Select(row => (row.Number, row.Maintainer)));
            return held.Count;
        });
        List<(Case, Maintainer)> found = [];
        // addresses are sealed in their cases: there is nowhere to look them up
        foreach (var inCase in held.GroupBy(one => one.Number, StringComparer.Ordinal))
        {
            var number = CaseNumber.Parse(inCase.Key).Value;
            await ledgers.InTransaction<bool>(
                async session =>
                {
                    var opened = await session.Load<Case>(number.Stream, cancel);
                    found.AddRange(
                        inCase
                            .Select(one => MaintainerStore.One(opened, one.Maintainer, session.Now))
                            .OfType<Maintainer>()
                            .Where(one => IsAt(one, address))
                            .Select(one => (opened, one))
                    );
                    return true;
                },
                cancel
            );
            if (found.Count >= Most)
                break;
        }
        return found;
    }

    /// <summary>The secret of a link to a new code of one of them; null where another was made a moment ago.</summary>
    public Task<string?> Make(CaseNumber number, int maintainer, string request, CancellationToken cancel)
    {
        var about = string.Create(CultureInfo.InvariantCulture, $"{number}:{maintainer}");
        return links.Make(about, $"{request} {about}", cancel);
    }

    /// <summary>The new code or receipt that a link stands for; not found for any that is unknown, used or too old. It is recorded, and told.</summary>
    public Task<Result<Receipt>> Use(string? secret, CancellationToken cancel) =>
        ledgers.InTransaction<Receipt>(
            async session =>
            {
                if ((await links.Spend(session, secret, cancel))?.Split(':') is not [var named, var person])
                    return Problem.NotFound;
                var number = CaseNumber.Parse(named).Value;
                var maintainer = int.Parse(person, CultureInfo.InvariantCulture);
                var found = await session.Load<Case>(number.Stream, cancel);
                if (MaintainerStore.One(found, maintainer, session.Now) is not { ByMail: true } me)
                    return Problem.NotFound;
                await session.Record(number.Stream, found.ReplaceCode(maintainer), me.Actor, cancel);
                return await maintainers.Replace(session, number, maintainer, cancel);
            },
            cancel
        );

    private static bool IsAt(Maintainer one, string address) =>
        one is { ByMail: true, Text.Address: { } theirs }
        && string.Equals(theirs, address, StringComparison.OrdinalIgnoreCase);

    private sealed record Claim(string Address);
}
