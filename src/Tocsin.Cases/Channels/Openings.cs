using Tocsin.Cases.Access;
using Tocsin.Ledger;

namespace Tocsin.Cases.Channels;

/// <summary>Who opened the conversation of a case and when, from the record of who read it.</summary>
public sealed class Openings : IFolded<Openings>
{
    // the parts of a case that show its conversation
    private static readonly HashSet<string> shows = new(StringComparer.Ordinal)
    {
        "case",
        "mailbox",
        "vendor",
        "message",
    };

    private readonly List<Opening> all = [];

    private Openings() { }

    public static Openings Empty(StreamId stream) => new();

    /// <summary>Everybody of its readers who opened the conversation since a message was there, each with the first time, in that order.</summary>
    /// <param name="at">UTC.</param>
    public IReadOnlyList<Opening> Since(DateTimeOffset at, Audience audience, Actor writer) =>
        [
            .. all.Where(opening => opening.At >= at && opening.By != writer && Reads(opening.By, audience))
                .DistinctBy(opening => opening.By),
        ];

    public void Apply(Recorded recorded)
    {
        if (recorded.Entry is CaseRead { What: var what } && shows.Contains(what))
            all.Add(new(recorded.By, recorded.At));
    }

    // who opened another channel has not seen this one
    private static bool Reads(Actor actor, Audience audience) =>
        actor == Actor.Reporter ? audience.ReachesReporter
        : Viewer.OfVendor.NumberOf(actor) is { } vendor ? audience.ReachesVendor(vendor)
        : actor != Actor.Tocsin;
}

/// <summary>Somebody opened the conversation.</summary>
/// <param name="At">UTC.</param>
public sealed record Opening(Actor By, DateTimeOffset At);
