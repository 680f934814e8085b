using Tocsin.Governance.People;

namespace Tocsin.Cases.Openings;

/// <summary>What is proposed to be opened, and what came of it.</summary>
/// <param name="Sequence">Names it within the case. It covers the entries before it.</param>
/// <param name="ConfirmedAt">Null before another triager agreed.</param>
/// <param name="Revision">Of the published document; 0 before.</param>
/// <param name="Covers">Up to which entry the public has commitments: the one with which somebody agreed; 0 before.</param>
public sealed record CaseOpening(
    long Sequence,
    PersonId By,
    DateTimeOffset At,
    DateTimeOffset NotBefore,
    IReadOnlyList<DisclosureChoice> Choices,
    PersonId? ConfirmedBy = null,
    DateTimeOffset? ConfirmedAt = null,
    int Revision = 0,
    long Covers = 0
);
