using Microsoft.AspNetCore.Http;
using Tocsin.Cases.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Intake;

/// <summary>The limits on frequency of whatever is no report; of reports there may be as many as come, see <see cref="Flood"/>.</summary>
public sealed class Throttle(TimeProvider time)
{
    private const string Everybody = "";

    private readonly RateLimit tries = new(IntakeLimits.Tries, IntakeLimits.Hour, time);
    private readonly RateLimit challenges = new(IntakeLimits.Challenges, IntakeLimits.Hour, time);
    private readonly RateLimit challengesInAll = new(IntakeLimits.ChallengesInAll, IntakeLimits.Hour, time);
    private readonly RateLimit wrongReceipts = new(IntakeLimits.WrongReceipts, IntakeLimits.Hour, time);
    private readonly RateLimit messages = new(IntakeLimits.Messages, IntakeLimits.Hour, time);
    private readonly RateLimit lost = new(IntakeLimits.LostReceipts, IntakeLimits.Hour, time);
    private readonly RateLimit lostInAll = new(IntakeLimits.LostReceiptsInAll, IntakeLimits.Hour, time);

    public static Problem TooMany { get; } =
        new(
            "too-many",
            429,
            "That was a lot within an hour, so this was not taken.",
            "What you typed is still here: send it again later. If it cannot wait, write less often and more at once."
        );

    /// <summary>Before anything is read: null, or why it will not be taken.</summary>
    public Problem? Try(HttpContext context) => tries.Take(Network.Sender(context)) ? null : TooMany;

    /// <summary>Before a report is read: null, or why it will not be taken. Only tries with mistakes count, see <see cref="Mistaken"/>.</summary>
    public Problem? TryReport(HttpContext context) => tries.Spent(Network.Sender(context)) ? TooMany : null;

    /// <summary>After a report turned out to have faults.</summary>
    public void Mistaken(HttpContext context) => tries.Take(Network.Sender(context));

    /// <summary>Before a challenge that has no faults is kept.</summary>
    public Problem? Challenge(HttpContext context) =>
        challenges.Take(Network.Sender(context)) && challengesInAll.Take(Everybody) ? null : TooMany;

    /// <summary>Before a receipt is looked up; a right one is refused like a wrong one, so that it tells nothing.</summary>
    public Problem? Guess(HttpContext context) => wrongReceipts.Spent(Network.Sender(context)) ? TooMany : null;

    /// <summary>After a receipt turned out to be none.</summary>
    public void Wrong(HttpContext context) => wrongReceipts.Take(Network.Sender(context));

    public Problem? Message(CaseNumber number) => messages.Take(number.Text) ? null : TooMany;

    public Problem? LostReceipt(HttpContext context) =>
        lost.Take(Network.Sender(context)) && lostInAll.Take(Everybody) ? null : TooMany;
}
