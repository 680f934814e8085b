using System.Globalization;
using Tocsin.Cases.Access;
using Tocsin.Governance.Notifications;
using Tocsin.Governance.People;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Proposals;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Due;

/// <summary>
/// The news of a day in one mail, for whoever wishes that: numbers and links. The key is the person. What they may not know any
/// more, this morning, is not in it.
/// </summary>
public sealed class SendDigest(
    NewsStore store,
    StandingStore standings,
    ProposalStore proposals,
    Origins origins,
    AskMember ask,
    MailLog log,
    TimeProvider time
)
{
    public DueJob Job => new(NewsStore.DigestDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        if (!PersonId.Parse(key).TryGet(out var person, out _))
            return null;
        var waiting = await store.Waiting(person, cancel);
        var known = new List<News>();
        foreach (var news in waiting)
        {
            if (await MayBeTold(person, news, cancel))
                known.Add(news);
        }
        if (known.Count > 0)
        {
            await Send(person, known, cancel);
            foreach (var news in known.Where(news => news.IsOfCase))
                await log.Sent(news.About, MailedAs.Member, person.Actor, cancel);
        }
        return await store.Told(person, waiting, cancel);
    }

    private async Task<bool> MayBeTold(PersonId person, News news, CancellationToken cancel) =>
        news.Kind switch
        {
            NewsKind.OwnCases or NewsKind.Cases => await standings.MayRead(person, news.About, cancel),
            NewsKind.Proposals => await proposals.MayBeTold(person, news.About, cancel),
            NewsKind.Rota => (await standings.Of(person, cancel)).Rights.Has(Duty.Triager),
            _ => (await standings.Of(person, cancel)).Rights.All.Count > 0,
        };

    private Task Send(PersonId person, IReadOnlyList<News> known, CancellationToken cancel)
    {
        var lines = known.Select(news => $"{news.Name}\n{new Uri(origins.Workspace, news.Path)}");
        var count =
            known.Count == 1 ? "one thing" : string.Create(CultureInfo.InvariantCulture, $"{known.Count} things");
        return ask.Send(
            person,
            // sent again after a crash it is the same mail
            $"digest {time.GetUtcNow().UtcDateTime:yyyy-MM-dd}",
            $"News of the day about {count}",
            $"""
            There is news. Sign in to read it:

            {string.Join("\n\n", lines)}

            Everything that has a date:
            {new Uri(origins.Workspace, "/deadlines")}

            You chose to hear of this once a day. To change that:
            """,
            "/me/notifications",
            cancel
        );
    }
}
