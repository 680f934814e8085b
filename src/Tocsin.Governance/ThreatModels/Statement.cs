using Tocsin.Governance.People;

namespace Tocsin.Governance.ThreatModels;

/// <summary>One statement with everything that it ever said.</summary>
public sealed class Statement
{
    private readonly List<StatementVersion> versions = [];

    internal Statement(StatementId id) => Id = id;

    public StatementId Id { get; }

    /// <summary>The first first; never empty.</summary>
    public IReadOnlyList<StatementVersion> Versions => versions;

    /// <summary>What it says now, or said last.</summary>
    public StatementVersion Newest => versions[^1];

    /// <summary>Null while it is in force.</summary>
    public Retirement? Retired { get; private set; }

    public bool InForce => Retired is null;

    internal void Add(StatementVersion version) => versions.Add(version);

    internal void Retire(Retirement retired) => Retired ??= retired;
}

/// <summary>What a statement says, or said, from an instant on.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Since">UTC.</param>
/// <param name="Text">Null once redacted.</param>
/// <param name="Proposal">The ID of the proposal that passed; null where it was adopted at the beginning.</param>
public sealed record StatementVersion(
    int Number,
    StatementKind Kind,
    DateTimeOffset Since,
    StatementText? Text,
    string? Proposal
);

/// <summary>The end of a statement; it is kept, and its number is never given again.</summary>
/// <param name="At">UTC.</param>
/// <param name="Because">Markdown; null once redacted.</param>
/// <param name="Proposal">The ID of the proposal that passed.</param>
public sealed record Retirement(DateTimeOffset At, ReasonText? Because, string? Proposal);
