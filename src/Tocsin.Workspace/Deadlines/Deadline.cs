namespace Tocsin.Workspace.Deadlines;

/// <summary>Something that is to happen by an instant.</summary>
/// <param name="At">UTC.</param>
/// <param name="What">A sentence without its end: <c>an answer to the reporter</c>.</param>
/// <param name="About">What it is about, as its page is headed; a case by number.</param>
/// <param name="Link">Where it is done.</param>
public sealed record Deadline(DateTimeOffset At, DeadlineKind Kind, string What, string About, string Link)
{
    /// <summary>Whether it waits for the very person who looks.</summary>
    public required bool IsMine { get; init; }

    public bool IsOver(DateTimeOffset now) => At < now;
}

/// <summary>What kind of thing it is: they are told apart by a word, never by colour alone.</summary>
public enum DeadlineKind
{
    /// <summary>The team owes it to a reporter or to the world.</summary>
    Case,

    /// <summary>An advisory goes out.</summary>
    Publication,

    /// <summary>A decision is made, whoever has spoken.</summary>
    Proposal,

    /// <summary>What keeps one's own doors open.</summary>
    Standing,

    /// <summary>One's own turn.</summary>
    Rota,
}
