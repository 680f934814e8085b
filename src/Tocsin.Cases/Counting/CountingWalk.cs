using Tocsin.Standards.Problems;

namespace Tocsin.Cases.Counting;

/// <summary>
/// How many CVE IDs a case needs, found by answering one question after the other. A walk is the answers so far and either the
/// next question or what they come to.
/// </summary>
/// <param name="Steps">What was answered, in order.</param>
/// <param name="Next">The question that is open; null once it is decided.</param>
/// <param name="Outcome">What follows; null while a question is open.</param>
public sealed record CountingWalk(IReadOnlyList<CountingStep> Steps, CountingQuestion? Next, CountingOutcome? Outcome)
{
    /// <summary>Every question that there is.</summary>
    public static IReadOnlyCollection<CountingQuestion> Questions { get; } = [.. CountingTree.All.Values];

    public IReadOnlyList<CountingAnswer> Answers =>
        [.. Steps.Select(s => new CountingAnswer(s.Question.Key, s.Choice.Key))];

    /// <summary>Follows answers from the first question on; a fault at a question that has no such answer.</summary>
    /// <param name="answerOf">The choice for a question's key; null where there is none yet.</param>
    public static Result<CountingWalk> Follow(Func<string, string?> answerOf)
    {
        ArgumentNullException.ThrowIfNull(answerOf);
        var steps = new List<CountingStep>();
        var question = CountingTree.All[CountingTree.First];
        // the questions are a tree: each is asked once at most
        while (true)
        {
            if (answerOf(question.Key) is not { Length: > 0 } key)
                return new CountingWalk(steps, question, null);
            if (question.Choices.FirstOrDefault(choice => choice.Key == key) is not { } choice)
                return Problem.Faulty([new(question.Key, "Choose one of the answers.")]);
            steps.Add(new(question, choice));
            if (choice.Outcome is { } outcome)
                return new CountingWalk(steps, null, outcome);
            question = CountingTree.All[choice.Next!];
        }
    }

    /// <summary>The walk that was kept; null where an edition of the rules has other questions now.</summary>
    public static CountingWalk? Again(IReadOnlyList<CountingAnswer> answers) =>
        Follow(key => answers.FirstOrDefault(a => a.Question == key)?.Choice)
            .Match<CountingWalk?>(walk => walk, _ => null);
}

/// <summary>One question with its answer.</summary>
public sealed record CountingStep(CountingQuestion Question, CountingChoice Choice);
