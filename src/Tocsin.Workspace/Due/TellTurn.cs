using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Tocsin.Cases.Access;
using Tocsin.Cases.Reports;
using Tocsin.Governance.Notifications;
using Tocsin.Governance.People;
using Tocsin.Governance.Rota;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Rota;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>
/// Tells whoever is on duty that their week of the rota begins: whom they take over from, and what is overdue by its numbers, as far as they
/// may know them. Who was told is in the rota's ledger, so that nothing is told twice.
/// </summary>
public sealed class TellTurn(
    RotaStore rota,
    Func<CaseDb> open,
    StandingStore standings,
    CharterInForce charter,
    PersonNames names,
    TellMember tell,
    MailLog log,
    DueStore due,
    TimeProvider time
) : IHostedService
{
    /// <summary>The most numbers that one mail names.</summary>
    public const int MostNumbers = 20;

    public DueJob Looking => new(TriageRota.LookDue, LeavesTheHouse: true, (_, cancel) => rota.Tell(cancel));

    public DueJob Mailing => new(TriageRota.MailDue, LeavesTheHouse: true, Mail);

    /// <summary>A rota of before there were such mails has no row.</summary>
    public Task StartAsync(CancellationToken cancellationToken) =>
        due.Ensure(TriageRota.LookDue, TriageRota.LookKey, time.GetUtcNow(), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<DateTimeOffset?> Mail(string key, CancellationToken cancel)
    {
        if (
            key.Split(':') is not [var monday, var who]
            || !DateOnly.TryParseExact(
                monday,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var week
            )
            || !PersonId.Parse(who).TryGet(out var person, out _)
            // somebody else has it by now, or they may triage no more
            || (await rota.Load(cancel)).ToldOf(week) is not { } told
            || told.Person != person
            || !(await standings.Of(person, cancel)).Rights.Has(Duty.Triager)
        )
            return null;
        var late = await Overdue(person, cancel);
        var news = new News(NewsKind.Rota, monday);
        if (!await tell.Of(person, news, await Text(told, late, cancel), $"rota {key} {told.From}", cancel))
            return null;
        foreach (var number in late.Take(MostNumbers))
            await log.Sent(number, MailedAs.Member, person.Actor, cancel);
        return null;
    }

    private async Task<string> Text(TurnTold told, List<string> late, CancellationToken cancel)
    {
        var calendar = (await charter.Look(cancel)).Programme.Calendar;
        var begins =
            calendar.StartOf(told.Week) > time.GetUtcNow() ? $"From Monday, {told.Week:yyyy-MM-dd}," : "From now";
        var before = told.From is { } from
            ? $"You take over from {(await names.Of([from], cancel)).GetValueOrDefault(from) ?? "a former member"}."
            : "Nobody was on duty before you.";
        var more = late.Count > MostNumbers ? $"\nand {late.Count - MostNumbers} more" : "";
        var overdue = late.Count switch
        {
            0 => "Nothing that you may read is overdue.",
            _ => $"Overdue now: {late.Count}\n{string.Join('\n', late.Take(MostNumbers))}{more}",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {begins} on until Sunday, {told.Week.AddDays(
                6
            ):yyyy-MM-dd} ({calendar.Zone.Id}), you look at what comes in. {before}

            {overdue}

            If you cannot, somebody else can take the week:
            """
        );
    }

    // by what the queue calls late, and no number that they may not know
    private async Task<List<string>> Overdue(PersonId person, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = open();
        var late = await db
            .Cases.AsNoTracking()
            .Where(c => c.AnswerBy < now || (c.PublishBy < now && c.State != ReportState.Closed))
            .OrderBy(c => c.AnswerBy ?? c.PublishBy)
            .Select(c => c.Number)
            .ToListAsync(cancel);
        List<string> known = [];
        foreach (var number in late)
        {
            if (await standings.MayRead(person, number, cancel))
                known.Add(number);
        }
        return known;
    }
}
