using Tocsin.Cases.Access;
using Tocsin.Governance.Notifications;
using Tocsin.Governance.People;

namespace Tocsin.Workspace.Due;

/// <summary>Tells a member a piece of news as they wish to be told. That they may know of it is the caller's to have asked.</summary>
public sealed class TellMember(NewsStore store, AskMember ask, MailLog log)
{
    /// <param name="mail">What the mail of this one piece says, sent at once; its link is added.</param>
    /// <param name="once">Names the mail, see <see cref="AskMember.Send"/>.</param>
    /// <returns>Whether it went at once.</returns>
    public async Task<bool> Of(PersonId person, News news, string mail, string once, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(news);
        switch ((await store.WishesOf(person, cancel))[news.Kind])
        {
            case Wish.AtOnce:
                await AtOnce(person, news, mail, once, cancel);
                return true;
            case Wish.Digest:
                await store.Keep(person, news, cancel);
                return false;
            default:
                return false;
        }
    }

    /// <summary>The same for what waits for them: whatever they wish, now.</summary>
    public async Task AtOnce(PersonId person, News news, string mail, string once, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(news);
        await ask.Send(person, once, $"News about {news.Name}", mail, news.Path, cancel);
        if (news.IsOfCase)
            await log.Sent(news.About, MailedAs.Member, person.Actor, cancel);
    }
}
