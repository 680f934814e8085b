using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Precedents;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Precedents;

/// <summary>GET /cases/{number}/precedents and below /api: the answer of a case in anonymous form, as the public reads it or would.</summary>
internal static class ShowPrecedents
{
    public const string Path = "/precedents";

    /// <summary>The page, for the forms that are on it.</summary>
    public static CaseFormPage Page { get; } = new(Path, (visit, refused) => Show(visit, refused));

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi(Path, Handle);
        app.MapCasePage(Path, visit => Show(visit, null));
    }

    public sealed record Response(IReadOnlyList<PrecedentBody> Precedents);

    /// <param name="PublishedAt">Null while it waits for a second person, UTC.</param>
    public sealed record PrecedentBody(
        string Id,
        string? Title,
        string? Question,
        string? Answer,
        string Verdict,
        IReadOnlyList<string> Statements,
        DateTimeOffset? PublishedAt
    );

    private static async Task<Result<Response>> Handle(CaseVisit visit)
    {
        if (!(await visit.Read("precedents")).TryGet(out _, out var problem))
            return problem;
        var all = await visit.Service<PrecedentStore>().Of(visit.Number, visit.Cancel);
        return new Response([
            .. all.Select(one => new PrecedentBody(
                one.Id.Text,
                one.Text?.Title,
                one.Text?.Question,
                one.Text?.Answer,
                one.Verdict,
                [.. one.Cites.Select(cited => cited.Text)],
                one.PublishedAt
            )),
        ]);
    }

    private static async Task<Result<IResult>> Show(CaseVisit visit, RefusedForm? refused)
    {
        if (!(await visit.Read("precedents")).TryGet(out var found, out var problem))
            return problem;
        var view = new CasePrecedents(
            await CaseForms.Of(visit, found, refused),
            await visit.Service<PrecedentStore>().Of(visit.Number, visit.Cancel),
            !await StepUp.IsFresh(visit.Context)
        );
        return PageResult.Of<CasePrecedentsPage>(
            new { View = view },
            refused?.Problem.Status ?? StatusCodes.Status200OK
        );
    }
}

/// <summary>What one case has of answers in anonymous form.</summary>
/// <param name="NeedsCode">Whether publishing asks for a code.</param>
public sealed record CasePrecedents(CaseForms Forms, IReadOnlyList<Precedent> All, bool NeedsCode);
