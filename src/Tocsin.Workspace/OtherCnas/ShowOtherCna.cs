using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.OtherCnas;

/// <summary>GET /cases/{number}/other-cna and /api/cases/{number}/other-cna: the ID that was asked of another CNA, and its clock.</summary>
internal static class ShowOtherCna
{
    public const string Path = "/other-cna";

    public static CaseFormPage Page { get; } = new(Path, (visit, refused) => Show(visit, refused));

    /// <param name="Cna">Who was asked; null where nobody was, and where the text was destroyed.</param>
    /// <param name="ReplyBy">By when it should answer, UTC.</param>
    /// <param name="Answer"><c>assigned</c>, <c>notAVulnerability</c>, <c>declined</c>, <c>silent</c>; null while it is open.</param>
    /// <param name="Cve">The ID that it assigned.</param>
    public sealed record Response(
        string? Cna,
        string? Way,
        DateTimeOffset? AskedAt,
        DateTimeOffset? ReplyBy,
        string? Answer,
        string? Cve
    );

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi(Path, async visit => (await visit.Read("other-cna")).Map(Of));
        app.MapCasePage(Path, visit => Show(visit, null));
    }

    private static Response Of(Case found) =>
        new(
            found.OtherCna?.Text?.Cna,
            found.OtherCna?.Text?.Way,
            found.OtherCna?.AskedAt,
            found.OtherCna?.ReplyBy,
            found.OtherCna?.Answer is { } answer
                ? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(answer.ToString())
                : null,
            found.CveIsTheirs ? found.Cve?.Text : null
        );

    private static async Task<Result<IResult>> Show(CaseVisit visit, RefusedForm? refused) =>
        (await visit.Read("other-cna")).Map<IResult>(found =>
            PageResult.Of<OtherCnaPage>(
                new
                {
                    Case = found,
                    Zone = visit.Programme.TimeZone,
                    Now = visit.Now,
                    MayWork = found.SaveDraft(visit.Viewer, found.DraftRevision, new()).Problem,
                    Refused = refused,
                },
                refused?.Problem.Status ?? StatusCodes.Status200OK
            )
        );
}
