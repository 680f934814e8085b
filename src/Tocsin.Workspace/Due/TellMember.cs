using Tocsin.Governance.Notifications;
using Tocsin.Governance.People;

namespace Tocsin.Workspace.Due;

/// <summary>Tells a member a piece of news as they wish to be told. That they may know of it is the caller's to have asked.</summary>
public sealed class TellMember(NewsStore store, AskMember ask)
{
    /// <param name="mail">What the mail of this one piece says, sent at once; its link is added.</param>
    /// <param name="once">Names the mail, see <see cref="AskMember.Send"/>.</param>
    public async Task Of(PersonId person, News news, string mail, string once, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(news);
        switch ((await store.WishesOf(person, cancel))[news.Kind])
        {
            case Wish.AtOnce:
                await AtOnce(person, news, mail, once, cancel);
                break;
            case Wish.Digest:
                await store.Keep(person, news, cancel);
                break;
            default:
                break;
        }
    }

    /// <summary>The same for what waits for them: whatever they wish, now.</summary>
    public Task AtOnce(PersonId person, News news, string mail, string once, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(news);
        return ask.Send(person, once, $"News about {news.About}", mail, news.Path, cancel);
    }
}
