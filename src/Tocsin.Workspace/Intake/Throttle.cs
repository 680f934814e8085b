using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Tocsin.Cases.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Intake;

/// <summary>The limits on frequency, and the one place that looks at where a request came from: to count, never to keep.</summary>
public sealed class Throttle(TimeProvider time)
{
    private const string Everybody = "";

    private readonly RateLimit tries = new(IntakeLimits.Tries, IntakeLimits.Hour, time);
    private readonly RateLimit reports = new(IntakeLimits.Reports, IntakeLimits.Hour, time);
    private readonly RateLimit reportsInAll = new(IntakeLimits.ReportsInAll, IntakeLimits.Hour, time);
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

    /// <summary>Before a report is read: null, or why it will not be taken.</summary>
    public Problem? Try(HttpContext context) => tries.Take(Sender(context)) ? null : TooMany;

    /// <summary>Before a report that has no faults is kept.</summary>
    public Problem? Report(HttpContext context) =>
        reports.Take(Sender(context)) && reportsInAll.Take(Everybody) ? null : TooMany;

    /// <summary>Before a challenge that has no faults is kept.</summary>
    public Problem? Challenge(HttpContext context) =>
        challenges.Take(Sender(context)) && challengesInAll.Take(Everybody) ? null : TooMany;

    /// <summary>Before a receipt is looked up; a right one is refused like a wrong one, so that it tells nothing.</summary>
    public Problem? Guess(HttpContext context) => wrongReceipts.Spent(Sender(context)) ? TooMany : null;

    /// <summary>After a receipt turned out to be none.</summary>
    public void Wrong(HttpContext context) => wrongReceipts.Take(Sender(context));

    public Problem? Message(CaseNumber number) => messages.Take(number.Text) ? null : TooMany;

    public Problem? LostReceipt(HttpContext context) =>
        lost.Take(Sender(context)) && lostInAll.Take(Everybody) ? null : TooMany;

    // whoever has one address of IPv6 has all 2^64 of its network (RFC 6177)
    private static string Sender(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(address.AddressFamily == AddressFamily.InterNetworkV6 ? bytes[..8] : bytes);
    }
}
