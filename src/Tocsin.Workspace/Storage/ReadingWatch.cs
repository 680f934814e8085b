using System.Text;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reading;
using Tocsin.Governance.People;
using Tocsin.Governance.Reading;
using Tocsin.Ledger;
using Tocsin.Ledger.Sealing;

namespace Tocsin.Workspace.Storage;

/// <summary>Counts how many different cases somebody opens, within the transaction that records that they did, and raises an alarm.</summary>
internal sealed class ReadingWatch(CharterInForce charter, KeyedHash hash)
{
    /// <summary>What is usual is told from as much.</summary>
    public static readonly TimeSpan Remembers = TimeSpan.FromDays(30);

    public async Task Note(LedgerSession session, PersonId person, CaseNumber number, CancellationToken cancel)
    {
        var (db, now, hour) = (session.Db, session.Now, HourOf(session.Now));
        var hashed = hash.Of(Encoding.ASCII.GetBytes($"{person} {number}"));
        if (await db.Opened.FindAsync([person.Text, hour, hashed], cancel) is not null)
            return;
        db.Opened.Add(
            new()
            {
                Person = person.Text,
                Hour = hour,
                Case = hashed,
                At = now,
            }
        );
        var within = await db
            .Opened.Where(o => o.Person == person.Text && o.Hour >= hour - 1 && o.At > now.AddHours(-1))
            .Select(o => o.Case)
            .ToListAsync(cancel);
        var count = within.Append(hashed).Select(Convert.ToHexString).Distinct(StringComparer.Ordinal).Count();
        if (count < ReadingRules.Ordinary)
            return;
        await charter.Look(db, cancel);
        var limit = await Limit(db, person, hour, cancel);
        if (count < limit)
            return;
        var alarms = await session.Load<ReadingAlarms>(ReadingAlarms.Stream, cancel);
        await session.Record(ReadingAlarms.Stream, alarms.Raise(person, count, limit, now), Actor.Tocsin, cancel);
    }

    private async Task<int> Limit(CaseDb db, PersonId person, long hour, CancellationToken cancel)
    {
        var since = hour - (long)Remembers.TotalHours;
        await db.Opened.Where(o => o.Person == person.Text && o.Hour < since).ExecuteDeleteAsync(cancel);
        var hours = await db
            .Opened.Where(o => o.Person == person.Text && o.Hour < hour - 1)
            .GroupBy(o => o.Hour)
            .Select(group => group.Count())
            .ToListAsync(cancel);
        return charter.Charter.Reading.LimitFor(hours);
    }

    private static long HourOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 3600;
}
