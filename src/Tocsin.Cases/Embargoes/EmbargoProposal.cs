namespace Tocsin.Cases.Embargoes;

/// <summary>Somebody wants silence until an instant.</summary>
/// <param name="Number">From 1 within the case, in the order in which they were made.</param>
/// <param name="By">Who made it: they agree to it.</param>
/// <param name="Until">The one instant at which it would end, UTC.</param>
/// <param name="AnswerBy">Until then the others answer; UTC.</param>
/// <param name="Terms">What goes with it, Markdown; null where there is nothing, or it was destroyed.</param>
public sealed record EmbargoProposal(
    int Number,
    EmbargoParty By,
    DateTimeOffset Until,
    DateTimeOffset AnswerBy,
    DateTimeOffset MadeAt,
    string? Terms
)
{
    /// <summary>What each said who said something; who made it has agreed.</summary>
    public IReadOnlyDictionary<EmbargoParty, bool> Answers { get; init; } = new Dictionary<EmbargoParty, bool>();

    public ProposalFate Fate { get; init; }

    public bool IsOpen => Fate == ProposalFate.Open;

    internal EmbargoProposal Answered(EmbargoParty by, bool agrees) =>
        this with
        {
            Answers = new Dictionary<EmbargoParty, bool>(Answers) { [by] = agrees },
        };
}

/// <summary>What became of a proposal.</summary>
public enum ProposalFate
{
    Open,
    Agreed,
    Declined,

    /// <summary>Overtaken: the embargo ended, or it never came to one.</summary>
    Lapsed,
}
