using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Standards.Ssvc;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Judgement;

/// <summary>GET /cases/{number}/judgement and /api/cases/{number}/judgement: how urgent it is, and how common the use.</summary>
internal static class ShowJudgement
{
    public const string Path = "/judgement";

    /// <summary>The page, for the forms that are on it.</summary>
    public static CaseFormPage Page { get; } = new(Path, (visit, refused) => Show(visit, refused));

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi(Path, async visit => (await visit.Read("judgement")).Map(Of));
        app.MapCasePage(Path, visit => Show(visit, null));
    }

    /// <param name="Urgency">Null while nobody judged it.</param>
    /// <param name="Usage">Null while nobody judged it.</param>
    public sealed record Response(UrgencyBody? Urgency, UsageBody? Usage);

    /// <param name="Answers">What the trees ask, answered.</param>
    /// <param name="Utility"><c>laborious</c>, <c>efficient</c> or <c>super-effective</c>: automatable and value density taken together.</param>
    /// <param name="Supplier"><c>defer</c>, <c>scheduled</c>, <c>out-of-cycle</c> or <c>immediate</c>.</param>
    /// <param name="Coordinator"><c>decline</c>, <c>track</c> or <c>coordinate</c>.</param>
    /// <param name="Reason">Null once destroyed.</param>
    public sealed record UrgencyBody(
        IReadOnlyDictionary<string, string> Answers,
        string Utility,
        string Supplier,
        string Coordinator,
        string? Reason
    );

    /// <param name="HowCommon"><c>everybody</c>, <c>common</c>, <c>uncommon</c>, <c>rare</c> or <c>unknown</c>.</param>
    /// <param name="Reason">Null once destroyed.</param>
    public sealed record UsageBody(string HowCommon, string? Reason);

    private static Response Of(Case found) =>
        new(
            found.Urgency is { } urgency ? Of(urgency.Answers, urgency.Text?.Reason) : null,
            found.Usage is { } usage ? new(Words.Of(usage.Usage), usage.Text?.Reason) : null
        );

    private static UrgencyBody Of(SsvcAnswers answers, string? reason) =>
        new(
            SsvcQuestion
                .OfTheFlaw.Concat(SsvcQuestion.OfTheReport)
                .ToDictionary(asked => asked.Name, asked => asked.Answered(answers), StringComparer.Ordinal),
            Words.Of(answers.Utility),
            Words.Of(answers.SupplierPriority),
            Words.Of(answers.CoordinatorTriage),
            reason
        );

    private static async Task<Result<IResult>> Show(CaseVisit visit, RefusedForm? refused) =>
        (await visit.Read("judgement")).TryGet(out var found, out var problem)
            ? PageResult.Of<JudgementPage>(
                new { View = await CaseForms.Of(visit, found, refused) },
                refused?.Problem.Status ?? StatusCodes.Status200OK
            )
            : problem;
}
