using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Cases;

/// <summary>
/// How the routes of one case are made: first who asks and whether there is a case for them, then what they sent, then one
/// handler for the API (<c>/api/cases/{number}/…</c>) and for the form of a page (<c>/cases/{number}/…</c>).
/// </summary>
internal static class CaseRoutes
{
    internal const string Api = "/api/cases/{number}";
    internal const string Pages = "/cases/{number}";

    /// <summary>GET on the API.</summary>
    public static void MapCaseApi<TBody>(
        this IEndpointRouteBuilder app,
        string path,
        Func<CaseVisit, Task<Result<TBody>>> handle
    ) =>
        app.MapGet(
                Api + path,
                async Task<IResult> (string number, HttpContext context) =>
                    (await (await CaseVisit.Enter(context, number)).Then(handle)).ToHttp()
            )
            .RequireAuthorization(Policies.Case)
            .Produces<TBody>()
            .ProducesProblem(404);

    /// <summary>A method with a body on the API.</summary>
    public static void MapCaseApi<TRequest, TBody>(
        this IEndpointRouteBuilder app,
        string method,
        string path,
        Func<CaseVisit, TRequest, Task<Result<TBody>>> handle
    )
        where TRequest : class =>
        app.MapMethods(
                Api + path,
                [method],
                async Task<IResult> (string number, HttpContext context) =>
                    (
                        await (await CaseVisit.Enter(context, number)).Then(visit =>
                            JsonRequest
                                .Read<TRequest>(context.Request, visit.Cancel)
                                .Then(request => handle(visit, request))
                        )
                    ).ToHttp()
            )
            .RequireAuthorization(Policies.Case)
            .WithBodyLimit(JsonRequest.MostBytes + 1)
            .Describe<TRequest>()
            .Produces<TBody>()
            .ProducesProblem(404);

    /// <summary>GET of a page.</summary>
    public static void MapCasePage(
        this IEndpointRouteBuilder app,
        string path,
        Func<CaseVisit, Task<Result<IResult>>> handle
    ) =>
        app.MapGet(
                Pages + path,
                async (string number, HttpContext context) =>
                    Shown(await (await CaseVisit.Enter(context, number)).Then(handle))
            )
            .RequireAuthorization(Policies.Case)
            .ExcludeFromDescription();

    /// <summary>POST of a form on a page.</summary>
    public static void MapCaseForm(
        this IEndpointRouteBuilder app,
        string path,
        Func<CaseVisit, FormValues, Task<Result<IResult>>> handle,
        FormLimits? limits = null
    ) =>
        app.MapPost(
                Pages + path,
                async (string number, HttpContext context) =>
                    Shown(
                        await (await CaseVisit.Enter(context, number)).Then(visit =>
                            FormReader
                                .Read(context.Request, limits ?? FormLimits.TextOnly, visit.Cancel)
                                .Then(form => handle(visit, form))
                        )
                    )
            )
            .RequireAuthorization(Policies.Case)
            .ExcludeFromDescription();

    /// <summary>POST of a form with one short text file, which takes the place of what was typed into a field.</summary>
    /// <param name="fields">Where the file is, and where what was typed.</param>
    /// <param name="mostBytes">Of the file.</param>
    /// <param name="page">Shown again where the file does not do.</param>
    public static void MapCaseTextForm(
        this IEndpointRouteBuilder app,
        string path,
        (string File, string Text) fields,
        int mostBytes,
        Func<CaseVisit, FormValues, Task<Result<IResult>>> handle,
        CaseFormPage page
    ) =>
        app.MapPost(
                Pages + path,
                async (string number, HttpContext context) =>
                    Shown(
                        await (await CaseVisit.Enter(context, number)).Then(visit =>
                            TextForm
                                .Read(context.Request, fields, mostBytes, visit.Cancel)
                                .Then(form =>
                                    form.FileFaults.Count > 0
                                        ? page.Again(visit, new(path, form.Values, Problem.Faulty(form.FileFaults)))
                                        : handle(visit, form.Values)
                                )
                        )
                    )
            )
            .RequireAuthorization(Policies.Case)
            .ExcludeFromDescription();

    /// <summary>One decision about a case: POST on the API, and the form of a page that is shown again if it was refused.</summary>
    /// <param name="read">The request that a form stands for.</param>
    public static void MapDecision<TRequest>(
        this IEndpointRouteBuilder app,
        string path,
        Func<FormValues, TRequest> read,
        Func<CaseVisit, TRequest, Task<Result<Case>>> decide,
        CaseFormPage page
    )
        where TRequest : class
    {
        app.MapCaseApi<TRequest, CaseStatus>(
            HttpMethods.Post,
            path,
            (visit, request) => decide(visit, request).Then(CaseStatus.Of)
        );
        app.MapCaseForm(path, (visit, form) => Submit(visit, form, path, read, decide, page));
    }

    /// <summary>Decides; then on to the page, or the page again with what was typed.</summary>
    public static async Task<Result<IResult>> Submit<TRequest>(
        CaseVisit visit,
        FormValues form,
        string path,
        Func<FormValues, TRequest> read,
        Func<CaseVisit, TRequest, Task<Result<Case>>> decide,
        CaseFormPage page
    ) =>
        (await decide(visit, read(form))).TryGet(out _, out var problem)
            ? PageResult.SeeOther($"/cases/{visit.Number}{page.Path}")
            : await page.Again(visit, new(path, form, problem));

    // not by metadata that routing looks at too: it would refuse a body before anybody looked for the case
    internal static RouteHandlerBuilder Describe<TRequest>(this RouteHandlerBuilder route, string? orAs = null) =>
        route.AddOpenApiOperationTransformer(
            async (operation, context, cancel) =>
            {
                var schema = await context.GetOrCreateSchemaAsync(typeof(TRequest), null, cancel);
                var content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/json"] = new() { Schema = schema },
                };
                if (orAs is not null)
                    content.Add(orAs, new() { Schema = schema });
                operation.RequestBody = new OpenApiRequestBody { Content = content };
            }
        );

    internal static IResult Shown(Result<IResult> result) => result.Match(shown => shown, PageResult.Refusal);
}

/// <summary>A page that forms are on.</summary>
/// <param name="Path">Below the case: empty, or <c>/review</c>.</param>
/// <param name="Again">Shows it with a form that was refused.</param>
internal sealed record CaseFormPage(string Path, Func<CaseVisit, RefusedForm, Task<Result<IResult>>> Again);

/// <summary>A form that was sent and not taken: it is shown again as it was, with what is wrong.</summary>
/// <param name="Path">Below the case, as in its action.</param>
public sealed record RefusedForm(string Path, FormValues Values, Problem Problem)
{
    /// <summary>Files that arrived with it, and wait.</summary>
    public IReadOnlyList<Tocsin.Cases.Reports.Attachment> Files { get; init; } = [];
}
