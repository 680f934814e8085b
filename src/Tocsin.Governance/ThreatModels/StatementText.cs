using Tocsin.Standards.Problems;

namespace Tocsin.Governance.ThreatModels;

/// <summary>What a statement says. It is public from the moment it is in force.</summary>
/// <param name="Wording">The statement itself, Markdown.</param>
/// <param name="Rationale">Why it is so, Markdown.</param>
public sealed record StatementText(string Wording, string Rationale)
{
    /// <summary>Of the wording, in UTF-16 units.</summary>
    public const int LongestWording = 2_000;

    /// <summary>Of the rationale, in UTF-16 units.</summary>
    public const int LongestRationale = 10_000;

    /// <summary>Of one example, in UTF-16 units.</summary>
    public const int LongestExample = 1_000;

    public const int MostExamples = 10;

    /// <summary>What falls under it, one line each.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Checks and trims what was written; every fault at once, each below <paramref name="path"/>. Empty examples are none.</summary>
    /// <param name="path">Empty, or ending with a dot.</param>
    public static StatementText Check(
        string? wording,
        string? rationale,
        IReadOnlyList<string?>? examples,
        string path,
        FaultCollector faults
    )
    {
        var given = (examples ?? []).Where(example => !string.IsNullOrWhiteSpace(example)).ToList();
        if (given.Count > MostExamples)
            faults.Add($"{path}examples", $"There can be {MostExamples} examples; these are {given.Count}.");
        return new(
            faults.Required($"{path}wording", wording, LongestWording),
            faults.Required($"{path}rationale", rationale, LongestRationale)
        )
        {
            Examples =
            [
                .. given
                    .Take(MostExamples)
                    .Select((example, i) => faults.Required($"{path}examples[{i}]", example, LongestExample)),
            ],
        };
    }

    /// <summary>As one text, for showing how two versions differ.</summary>
    public string AsOne(StatementKind kind) =>
        string.Join(
            '\n',
            new[] { $"({kind.InWords()})", Wording, "", "Why: " + Rationale }.Concat(
                Examples.Select(example => "Example: " + example)
            )
        );

    public bool Equals(StatementText? other) =>
        other is not null
        && Wording == other.Wording
        && Rationale == other.Rationale
        && Examples.SequenceEqual(other.Examples, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Wording, Rationale, Examples.Count);
}
