using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.Agreements;

/// <summary>GET /agreements/{kind}?version= and /api/agreements/{kind}: the text, what is new in it, and the place to sign.</summary>
internal static class ShowAgreement
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/agreements/{kind}", Show).RequireAuthorization(Policies.Session);
        app.MapGet("/api/agreements/{kind}", Handle).RequireAuthorization(Policies.Session);
    }

    /// <summary>The page; after something was refused, with what was typed and why.</summary>
    public static async Task<IResult> Page(
        HttpContext context,
        string kind,
        int? version,
        Viewer.Member viewer,
        AgreementView view,
        FormValues values,
        Problem? problem,
        CancellationToken cancel
    )
    {
        if (await Find(kind, version, viewer, view, cancel) is not { } found)
            return PageResult.Answer(context.Request, Problem.NotFound);
        return PageResult.Of<AgreementPage>(
            new
            {
                Shown = found,
                MayPublish = viewer.Duties.Contains(Duty.Operator),
                AsksForCode = !await StepUp.IsFresh(context),
                Values = values,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );
    }

    private static Task<IResult> Show(
        HttpContext context,
        string kind,
        Viewer.Member viewer,
        AgreementView view,
        CancellationToken cancel,
        string? version = null
    ) =>
        version is null ? Page(context, kind, null, viewer, view, FormValues.Empty, null, cancel)
        : Number(version) is { } number ? Page(context, kind, number, viewer, view, FormValues.Empty, null, cancel)
        : Task.FromResult(PageResult.Answer(context.Request, Problem.NotFound));

    private static async Task<Results<Ok<AgreementResponse>, ProblemHttpResult>> Handle(
        string kind,
        Viewer.Member viewer,
        AgreementView view,
        CancellationToken cancel,
        string? version = null
    )
    {
        var number = Number(version);
        var found = version is null || number is not null ? await Find(kind, number, viewer, view, cancel) : null;
        return found is null ? Problem.NotFound.ToHttp() : TypedResults.Ok(found);
    }

    private static async Task<AgreementResponse?> Find(
        string kind,
        int? version,
        Viewer.Member viewer,
        AgreementView view,
        CancellationToken cancel
    ) => AgreementNames.KindOf(kind) is { } known ? await view.One(known, version, viewer.Person, cancel) : null;

    private static int? Number(string? text) =>
        int.TryParse(
            text,
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
