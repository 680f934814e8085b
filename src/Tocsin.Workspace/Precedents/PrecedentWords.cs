using Tocsin.Cases;
using Tocsin.Cases.Reports;
using Tocsin.Web.Components;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Precedents;

/// <summary>Verdicts as programs and as people read them.</summary>
internal static class PrecedentWords
{
    public const string Accepted = "accepted";
    public const string Deferred = "deferred";

    public static IReadOnlyList<Choice> Choices { get; } =
    [
        new(Accepted, "Accepted"),
        new(Deferred, "Put off"),
        .. Enum.GetValues<RejectionReason>().Select(reason => new Choice(Words.Of(reason), CaseWords.Of(reason))),
    ];

    public static string Of(VerdictSummary verdict) => Of(verdict.Rejected, verdict.Deferred);

    public static string Of(Verdict verdict) => Of(verdict.Rejected, verdict.Deferred);

    /// <summary>On screen.</summary>
    public static string Label(string verdict) =>
        Choices.FirstOrDefault(choice => choice.Value == verdict)?.Label ?? verdict;

    private static string Of(RejectionReason? rejected, bool deferred) =>
        rejected is { } reason ? Words.Of(reason)
        : deferred ? Deferred
        : Accepted;
}
