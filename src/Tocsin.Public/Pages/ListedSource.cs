using Tocsin.Public.Sources;
using Tocsin.Public.Storage;

namespace Tocsin.Public.Pages;

/// <summary>A source as anybody may see it.</summary>
/// <param name="From">The host of an address; null for what lies on this machine, whose paths are nobody's business.</param>
/// <param name="Prefixes">What the IDs begin with that only this source may bring.</param>
/// <param name="EveryHours">Null: only when asked for.</param>
/// <param name="LastSuccess">Null: never yet.</param>
/// <param name="IsFailing">Whether the last import failed.</param>
/// <param name="Records">How many documents in force came from it; null where that is not counted.</param>
/// <param name="Refused">How many entries of it could not be understood.</param>
public sealed record ListedSource(
    string Name,
    string? From,
    IReadOnlyList<string> Prefixes,
    int? EveryHours,
    DateTimeOffset? LastSuccess,
    bool IsFailing,
    int? Records,
    int Refused
)
{
    internal static ListedSource Of(Source source) =>
        new(
            source.Name.Text,
            source.Place.Host,
            [.. source.Prefixes.Select(prefix => prefix.Text)],
            source.EveryHours,
            source.LastSuccess,
            source.LastProblem is not null,
            source.Records,
            source.Refused
        );

    /// <summary>What was imported by hand.</summary>
    internal static ListedSource ByHand(int refused) => new(Origins.ByHand, null, [], null, null, false, null, refused);
}
