using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Consultations;

/// <summary>What other bodies asked of us, in one numbered list, and what we recommended.</summary>
public sealed class ConsultationList : IFolded<ConsultationList>
{
    /// <summary>Open ones.</summary>
    public const int MostOpen = 200;

    public const int LongestLine = 200;

    /// <summary>Of a question and of an answer, in UTF-16 units.</summary>
    public const int LongestText = 10_000;

    private readonly List<Consultation> consultations = [];

    public static StreamId Stream { get; } = new("consultations", "all");

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<Consultation> All => consultations;

    public static ConsultationList Empty(StreamId stream) => new();

    /// <summary>Null where there is none of this number.</summary>
    public Consultation? Find(int number) =>
        number > 0 && number <= consultations.Count ? consultations[number - 1] : null;

    /// <param name="askedBy">Which body: <c>Technical steering committee</c>.</param>
    /// <param name="answerBy">The day by which it expects an answer.</param>
    public Result<Decision> Ask(string? askedBy, string? question, DateOnly answerBy, DateOnly today)
    {
        var faults = new FaultCollector();
        var text = new ConsultationText(
            faults.Required("askedBy", askedBy, LongestLine),
            faults.Required("question", question, LongestText)
        );
        if (answerBy < today || answerBy > today.AddDays(366))
            faults.Add("answerBy", "It can be expected today or within a year.");
        if (consultations.Count(one => one.IsOpen) >= MostOpen)
            faults.Add("question", $"There are {MostOpen} open questions: answer some first.");
        return faults.Else(() => Decision.Of(new ConsultationAsked(consultations.Count + 1, answerBy) { Text = text }));
    }

    /// <summary>Answers it, once.</summary>
    public Result<Decision> Answer(int number, string? answer)
    {
        if (Find(number) is not { } found)
            return Problem.NotFound;
        if (!found.IsOpen)
            return Closed;
        var faults = new FaultCollector();
        var text = faults.Required("answer", answer, LongestText);
        return faults.Else(() => Decision.Of(new ConsultationAnswered(number) { Text = new(text) }));
    }

    /// <summary>The answer is not wanted any more.</summary>
    public Result<Decision> Withdraw(int number) =>
        Find(number) is not { } found ? Problem.NotFound
        : found.IsOpen ? Decision.Of(new ConsultationWithdrawn(number))
        : found.IsWithdrawn ? Decision.Nothing
        : Closed;

    public void Apply(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case ConsultationAsked entry:
                consultations.Add(new(entry.Number, entry.Text, entry.AnswerBy, recorded.At));
                break;
            case ConsultationAnswered entry:
                consultations[entry.Number - 1] = consultations[entry.Number - 1] with
                {
                    Answer = entry.Text?.Answer,
                    ClosedAt = recorded.At,
                };
                break;
            case ConsultationWithdrawn entry:
                consultations[entry.Number - 1] = consultations[entry.Number - 1] with
                {
                    IsWithdrawn = true,
                    ClosedAt = recorded.At,
                };
                break;
        }
    }

    private static Problem Closed { get; } =
        Problem.Conflict("consultation.closed", "This was answered or withdrawn already.");
}

/// <summary>A question of another body.</summary>
/// <param name="Text">Null once redacted.</param>
/// <param name="AskedAt">When it was written down, UTC.</param>
public sealed record Consultation(int Number, ConsultationText? Text, DateOnly AnswerBy, DateTimeOffset AskedAt)
{
    /// <summary>What we recommended, Markdown; null before, and once redacted.</summary>
    public string? Answer { get; init; }

    public bool IsWithdrawn { get; init; }

    /// <summary>UTC; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public bool IsOpen => ClosedAt is null;
}
