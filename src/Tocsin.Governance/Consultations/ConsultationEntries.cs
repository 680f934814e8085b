using Tocsin.Ledger;

namespace Tocsin.Governance.Consultations;

/// <summary>The kinds of entry of the list of consultations.</summary>
public static class ConsultationEntries
{
    public static EntryKinds Kinds { get; } =
        new EntryKinds()
            .Add<ConsultationAsked>("consultation.asked")
            .Add<ConsultationAnswered>("consultation.answered")
            .Add<ConsultationWithdrawn>("consultation.withdrawn");
}

/// <summary>Another body asks us something.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="AnswerBy">The day by which it expects an answer.</param>
public sealed record ConsultationAsked(int Number, DateOnly AnswerBy) : Entry<ConsultationText>;

/// <param name="AskedBy">Which body.</param>
/// <param name="Question">Markdown.</param>
public sealed record ConsultationText(string AskedBy, string Question);

/// <summary>We answered.</summary>
public sealed record ConsultationAnswered(int Number) : Entry<ConsultationAnswer>;

/// <param name="Answer">Markdown.</param>
public sealed record ConsultationAnswer(string Answer);

/// <summary>The answer is not wanted any more.</summary>
public sealed record ConsultationWithdrawn(int Number) : Entry;
