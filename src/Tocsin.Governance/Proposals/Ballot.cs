namespace Tocsin.Governance.Proposals;

/// <summary>A vote by those who were on the list when it opened, and nobody else. Each has one vote: the last one they cast.</summary>
public sealed class Ballot
{
    private readonly HashSet<Voter> electorate;
    private readonly HashSet<Voter> leftOut;
    private readonly Dictionary<Voter, Choice> votes = [];

    internal Ballot(BallotOpened opened, DateTimeOffset at)
    {
        (electorate, leftOut) = ([.. opened.Electorate], [.. opened.LeftOut]);
        (OpenedAt, Deadline) = (at, opened.Deadline);
    }

    /// <summary>UTC.</summary>
    public DateTimeOffset OpenedAt { get; }

    /// <summary>From this instant on no vote is taken, UTC.</summary>
    public DateTimeOffset Deadline { get; }

    /// <summary>Who may vote.</summary>
    public IReadOnlyCollection<Voter> Electorate => electorate;

    /// <summary>Who may not, although they are members: recused, or concerned.</summary>
    public IReadOnlyCollection<Voter> LeftOut => leftOut;

    /// <summary>Who has voted; not what.</summary>
    public IReadOnlyCollection<Voter> Voted => votes.Keys;

    internal IReadOnlyDictionary<Voter, Choice> Votes => votes;

    internal Tally Count() =>
        new(
            votes.Count(v => v.Value == Choice.For),
            votes.Count(v => v.Value == Choice.Against),
            votes.Count(v => v.Value == Choice.Abstain)
        );

    internal void Take(Voter voter, Choice choice)
    {
        if (electorate.Contains(voter))
            votes[voter] = choice;
    }

    internal void LeaveOut(Voter voter)
    {
        if (electorate.Remove(voter))
            leftOut.Add(voter);
        votes.Remove(voter);
    }
}

/// <summary>What can be voted.</summary>
public enum Choice
{
    For,
    Against,

    /// <summary>Counts for the quorum alone.</summary>
    Abstain,
}

/// <summary>How many voted what.</summary>
public sealed record Tally(int For, int Against, int Abstained)
{
    public int Cast => For + Against + Abstained;
}
