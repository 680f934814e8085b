using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Counting;
using Tocsin.Governance.People;
using Tocsin.Standards.CveRules;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Counting;

/// <summary>GET /cases/{number}/counting and /api/cases/{number}/counting: the questions, and what was counted last.</summary>
internal static class ShowCounting
{
    public const string Path = "/counting";

    private static readonly ReasonText some = new("…");

    /// <param name="Edition">Of the CNA Operational Rules that the questions come from.</param>
    /// <param name="Counted">The last count; null before the first.</param>
    public sealed record Response(string Edition, Count? Counted, IReadOnlyList<Question> Questions);

    /// <param name="Verdict"><c>merge</c>: one ID; <c>split</c>: one each; <c>none</c>: none of ours.</param>
    /// <param name="Reason">Null where the text was destroyed.</param>
    public sealed record Count(string Verdict, string? Reason, string Edition, IReadOnlyList<CountingAnswer> Answers);

    public sealed record Question(
        string Key,
        string Text,
        string Hint,
        IReadOnlyList<string> Rules,
        IReadOnlyList<Answer> Choices
    );

    /// <param name="Next">The question that follows; null where it is decided.</param>
    /// <param name="Verdict">As of a count, or <c>judge</c>: the rules leave it open.</param>
    public sealed record Answer(string Key, string Label, string? Next, string? Verdict, string? Outcome);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi(Path, async visit => (await visit.Read("counting")).Map(Of));
        app.MapCasePage(
            Path,
            async visit =>
                (await visit.Read("counting")).Map(found => Page(visit, found, Begin, FormValues.Empty, null))
        );
    }

    public static Response Of(Case found) =>
        new(
            CveRuleTable.Edition,
            found.Counted is { } counted
                ? new(Word(counted.Verdict), counted.Text?.Reason, counted.Edition, counted.Answers)
                : null,
            [.. CountingWalk.Questions.Select(Of)]
        );

    public static IResult Page(CaseVisit visit, Case found, CountingWalk walk, FormValues typed, Problem? refused)
    {
        // asked of the decision itself: whoever may keep this may keep any
        var may = found.Count(visit.Viewer, [new("what", "dependency")], null, some).Problem;
        return PageResult.Of<CountingPage>(
            new { View = new CountingView(found, walk, may, typed, refused) },
            refused?.Status ?? StatusCodes.Status200OK
        );
    }

    public static CountingWalk Begin => CountingWalk.Follow(_ => null).Value;

    private static Question Of(CountingQuestion question) =>
        new(
            question.Key,
            question.Text,
            question.Hint,
            question.Rules,
            [
                .. question.Choices.Select(choice => new Answer(
                    choice.Key,
                    choice.Label,
                    choice.Next,
                    choice.Outcome is { } outcome ? Word(outcome.Verdict) : null,
                    choice.Outcome?.Sentence
                )),
            ]
        );

    private static string Word(CountingVerdict verdict) => verdict.ToString().ToLowerInvariant();
}
