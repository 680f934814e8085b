using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Governance.Proposals;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Proposals;

/// <summary>
/// How the routes of one proposal are made: first who asks and whether there is one for them, then what they sent, then one
/// handler for the API (<c>/api/proposals/{proposal}/…</c>) and for the form of its page (<c>/proposals/{proposal}/…</c>).
/// </summary>
internal static class ProposalRoutes
{
    public const string Api = "/api/proposals/{proposal}";
    public const string Pages = "/proposals/{proposal}";

    /// <summary>One decision about a proposal.</summary>
    /// <param name="method">On the API; a form posts.</param>
    /// <param name="read">The request that a form stands for.</param>
    public static void MapDecision<TRequest>(
        this IEndpointRouteBuilder app,
        string method,
        string path,
        Func<FormValues, TRequest> read,
        Func<ProposalVisit, TRequest, Task<Result<Proposal>>> decide
    )
        where TRequest : class
    {
        app.MapMethods(
                Api + path,
                [method],
                async (string proposal, HttpContext context) =>
                    (
                        await (await ProposalVisit.Enter(context, proposal)).Then(visit =>
                            JsonRequest
                                .Read<TRequest>(context.Request, visit.Cancel)
                                .Then(request => decide(visit, request))
                                .Then(decided => ProposalResponse.Of(decided, visit.Viewer.Person, visit.Store.Now))
                        )
                    ).ToHttp()
            )
            .RequireAuthorization(Policies.Colleague)
            .WithBodyLimit(JsonRequest.MostBytes + 1)
            .Describe<TRequest>()
            .ProducesProblem(404);
        app.MapPost(
                Pages + path,
                async (string proposal, HttpContext context) =>
                    (
                        await (await ProposalVisit.Enter(context, proposal)).Then(visit =>
                            FormReader
                                .Read(context.Request, FormLimits.TextOnly, visit.Cancel)
                                .Then(form => Submit(visit, form, path, read, decide))
                        )
                    ).Match(shown => shown, PageResult.Refusal)
            )
            .RequireAuthorization(Policies.Colleague)
            .ExcludeFromDescription();
    }

    private static async Task<Result<IResult>> Submit<TRequest>(
        ProposalVisit visit,
        FormValues form,
        string path,
        Func<FormValues, TRequest> read,
        Func<ProposalVisit, TRequest, Task<Result<Proposal>>> decide
    ) =>
        (await decide(visit, read(form))).TryGet(out var decided, out var problem)
            ? PageResult.SeeOther($"/proposals/{decided.Id}")
            : await ShowProposal.Page(visit, new(path, form, problem));
}
