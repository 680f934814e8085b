using Tocsin.Advisories.Imports;
using Tocsin.Public.Storage;

namespace Tocsin.Public.Sources;

/// <summary>
/// A place from which other people's advisories are taken, the ID prefixes that it owns, and how its last import went. No source
/// changes what another brought or owns.
/// </summary>
/// <param name="EveryHours">Null: only when asked for.</param>
public sealed record Source(
    SourceName Name,
    SourcePlace Place,
    IReadOnlyList<IdPrefix> Prefixes,
    int? EveryHours = null
)
{
    /// <summary>The longest time between two imports, in hours: a year.</summary>
    public const int MostHours = 8_760;

    /// <summary>The most prefixes of one source.</summary>
    public const int MostPrefixes = 50;

    public DateTimeOffset? NextAt { get; init; }

    public DateTimeOffset? LastTry { get; init; }

    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>Why the last import failed, a sentence; null where it did not.</summary>
    public string? LastProblem { get; init; }

    /// <summary>How many documents in force came from it.</summary>
    public int Records { get; init; }

    /// <summary>How many of its entries lie in quarantine.</summary>
    public int Refused { get; init; }

    internal Bookmark Bookmark { get; init; } = Bookmark.None;

    internal static Source Of(SourceRow row) =>
        new(
            SourceName.Parse(row.Name).Value,
            SourcePlace.Parse(row.Place).Value,
            [.. row.Prefixes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => IdPrefix.Parse(p).Value)],
            row.EveryHours
        )
        {
            NextAt = Instant(row.NextAt),
            LastTry = Instant(row.LastTry),
            LastSuccess = Instant(row.LastSuccess),
            LastProblem = row.LastProblem,
            Records = row.Records,
            Refused = row.Refused,
            Bookmark = Bookmark.Read(row.Bookmark),
        };

    private static DateTimeOffset? Instant(long? at) => at is { } kept ? Microseconds.ToInstant(kept) : null;
}
