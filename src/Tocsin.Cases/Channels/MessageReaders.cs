using Tocsin.Cases.Access;
using Tocsin.Ledger;

namespace Tocsin.Cases.Channels;

/// <summary>Who has seen a message, from the record of who opened its case.</summary>
public static class MessageReaders
{
    // the parts of a case that show its conversation
    private static readonly HashSet<string> shows = new(StringComparer.Ordinal)
    {
        "case",
        "mailbox",
        "vendor",
        "maintainer",
        "message",
    };

    // what is said about the draft stands beside it, for those outside there alone
    private static readonly HashSet<string> showsRemarks = new(StringComparer.Ordinal)
    {
        "case",
        "message",
        "remarks",
        "shared-draft",
    };

    /// <summary>Everybody of its readers who opened the conversation since a message was there, each with the first time, in that order.</summary>
    /// <param name="at">UTC.</param>
    /// <param name="remark">Whether it was said about the draft of the advisory.</param>
    /// <param name="vendorOf">For which vendor somebody speaks; null for who speaks for none.</param>
    public static IReadOnlyList<Opening> Since(
        this ReadHistory read,
        DateTimeOffset at,
        Audience audience,
        Actor writer,
        Func<Actor, int?> vendorOf,
        bool remark = false
    )
    {
        ArgumentNullException.ThrowIfNull(read);
        var parts = remark ? showsRemarks : shows;
        return
        [
            .. read
                .All.Where(opening => parts.Contains(opening.What) && opening.At >= at)
                .Where(opening => opening.By != writer && Reads(opening.By, vendorOf(opening.By), audience))
                .DistinctBy(opening => opening.By),
        ];
    }

    // who opened another channel has not seen this one
    private static bool Reads(Actor actor, int? vendor, Audience audience) =>
        actor == Actor.Reporter ? audience.ReachesReporter
        : vendor is { } number ? audience.ReachesVendor(number)
        : actor != Actor.Tocsin;
}
