using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.Notifications;
using Tocsin.Governance.People;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>How members want to hear of news, and what waits for their next digest.</summary>
public sealed class NewsStore(Func<CaseDb> open, CharterInForce charter, TimeProvider time)
{
    /// <summary>The due row of somebody's next digest; its key is the person.</summary>
    public const string DigestDue = "digest";

    /// <summary>The hour of the programme's zone at which digests are sent.</summary>
    public const int DigestHour = 8;

    public async Task<Wishes> WishesOf(PersonId person, CancellationToken cancel)
    {
        await using var db = open();
        var rows = await db.Wishes.AsNoTracking().Where(row => row.Person == person.Text).ToListAsync(cancel);
        return new(rows.ToDictionary(row => row.Kind, row => row.Wish));
    }

    public async Task Change(PersonId person, Wishes wishes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(wishes);
        await using var db = open();
        var rows = await db.Wishes.Where(row => row.Person == person.Text).ToDictionaryAsync(row => row.Kind, cancel);
        foreach (var (kind, wish) in wishes.Chosen)
        {
            if (rows.TryGetValue(kind, out var row))
                row.Wish = wish;
            else
                db.Wishes.Add(
                    new()
                    {
                        Person = person.Text,
                        Kind = kind,
                        Wish = wish,
                    }
                );
        }
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Keeps it for the digest of the next morning. What waits there already is told once.</summary>
    public async Task Keep(PersonId person, News news, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(news);
        var morning = (await charter.Look(cancel)).Programme.Calendar.Next(DigestHour, time.GetUtcNow());
        await using var db = open();
        if (await db.WaitingNews.FindAsync([person.Text, news.About], cancel) is null)
            db.WaitingNews.Add(
                new()
                {
                    Person = person.Text,
                    About = news.About,
                    Kind = news.Kind,
                    At = morning,
                }
            );
        var due = await db.Dues.FindAsync([DigestDue, person.Text], cancel);
        if (due is null)
            db.Dues.Add(
                new()
                {
                    Kind = DigestDue,
                    Key = person.Text,
                    At = morning,
                    Asked = 1,
                }
            );
        else
            due.Asked++; // a digest that is being sent at this moment does not take its row away
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>What is to be told to somebody by now, in the order of its numbers.</summary>
    public async Task<IReadOnlyList<News>> Waiting(PersonId person, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = open();
        var rows = await db
            .WaitingNews.AsNoTracking()
            .Where(row => row.Person == person.Text && row.At <= now)
            .ToListAsync(cancel);
        return
        [
            .. rows.OrderBy(r => r.Kind)
                .ThenBy(r => r.About, StringComparer.Ordinal)
                .Select(r => new News(r.Kind, r.About)),
        ];
    }

    /// <summary>Forgets what was told. The morning of what still waits; null: nothing does.</summary>
    public async Task<DateTimeOffset?> Told(PersonId person, IReadOnlyList<News> told, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(told);
        string[] numbers = [.. told.Select(news => news.About)];
        var now = time.GetUtcNow();
        await using var db = open();
        await db
            .WaitingNews.Where(row => row.Person == person.Text && row.At <= now && numbers.Contains(row.About))
            .ExecuteDeleteAsync(cancel);
        return await db
            .WaitingNews.Where(row => row.Person == person.Text)
            .MinAsync(row => (DateTimeOffset?)row.At, cancel);
    }
}
