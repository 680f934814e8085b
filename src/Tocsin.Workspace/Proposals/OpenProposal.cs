using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.Access;
using Tocsin.Governance.Proposals;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Challenges;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Teams;
using Tocsin.Workspace.ThreatModels;

namespace Tocsin.Workspace.Proposals;

/// <summary>
/// POST /api/proposals and /proposals, with the forms at /proposals/new: somebody proposes something. It needs no fresh proof, since
/// nothing changes before others have agreed, or kept silent, until a deadline.
/// </summary>
internal static class OpenProposal
{
    /// <summary>UTF-16 units.</summary>
    public const int LongestReason = 10_000;

    private static readonly string[] prefilled = ["team", "person", "case", "policy"];

    /// <summary>What each kind needs of these is on its form; what it has no use for is left out.</summary>
    /// <param name="Kind">
    /// <c>join-team</c>, <c>leave-team</c>, <c>sanction</c>, <c>extend-embargo</c>, <c>invite-expert</c>, <c>change-policy</c>,
    /// <c>change-statement</c>, <c>accept-partner</c>.
    /// </param>
    /// <param name="Person">Whom it concerns.</param>
    /// <param name="Newcomer">To join a team, instead of a person: the name of somebody who was never here.</param>
    /// <param name="Measure"><c>warning</c>, <c>suspension</c>, <c>removal</c>.</param>
    /// <param name="Until">With its zone, <c>2026-12-01T15:00:00Z</c>: the new end of an embargo, or of a suspension.</param>
    /// <param name="Days">For which an expert is invited, 1 to 90.</param>
    /// <param name="Address">Where mail reaches the expert, or the organisation: a role address.</param>
    /// <param name="Policy">Its name, lower-case words joined by hyphens.</param>
    /// <param name="Wording">The new wording of a policy, Markdown.</param>
    /// <param name="Reason">Why, Markdown.</param>
    /// <param name="Organisation">The early-access partner that is to be.</param>
    /// <param name="Channel">How it is to be told: a key, a form, a telephone.</param>
    /// <param name="Ships">Which distribution of the software it ships, to whom.</param>
    /// <param name="Statement">What a threat model is to say.</param>
    public sealed record Request(
        string? Kind,
        string? Person = null,
        string? Newcomer = null,
        string? Team = null,
        string? Measure = null,
        string? Until = null,
        string? Case = null,
        int? Days = null,
        string? Address = null,
        string? Policy = null,
        string? Wording = null,
        string? Reason = null,
        string? Organisation = null,
        string? Channel = null,
        string? Ships = null,
        StatementForm.Request? Statement = null
    );

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/proposals/new", Show).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapPost("/proposals", Submit).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapPost(
                "/api/proposals",
                async (HttpContext context, Viewer.Member viewer, ProposalStore proposals) =>
                    (
                        await JsonRequest
                            .Read<Request>(context.Request, context.RequestAborted)
                            .Then(request => Do(request, context, viewer, proposals))
                    ).ToCreated(
                        opened => $"/api/proposals/{opened.Id}",
                        opened => ProposalResponse.Of(opened, viewer.Person, proposals.Now)
                    )
            )
            .RequireAuthorization(Policies.Colleague)
            .WithBodyLimit(JsonRequest.MostBytes + 1)
            .Describe<Request>()
            .ProducesProblem(404);
    }

    private static Task<IResult> Show(HttpContext context, Viewer.Member viewer, string? kind = null)
    {
        var query = context.Request.Query;
        var given = prefilled
            .Where(query.ContainsKey)
            .Select(name => KeyValuePair.Create(name, query[name].ToString()))
            .Concat(StatementForm.Prefilled(query));
        return Page(context, viewer, ProposalForm.KindOf(kind), new([.. given]), null);
    }

    private static async Task<IResult> Submit(
        HttpContext context,
        Viewer.Member viewer,
        ProposalStore proposals,
        CancellationToken cancel
    )
    {
        var read = await FormReader.Read(context.Request, FormLimits.TextOnly, cancel);
        if (!read.TryGet(out var form, out var problem))
            return PageResult.Refusal(problem);
        var opened = await Do(ProposalForm.Read(form), context, viewer, proposals);
        if (opened.TryGet(out var made, out problem))
            return PageResult.SeeOther($"/proposals/{made.Id}");
        return problem == Problem.NotFound
            ? PageResult.Refusal(problem)
            : await Page(context, viewer, ProposalForm.KindOf(form["kind"]), form, StatementFields.AtFields(problem));
    }

    private static async Task<Result<Proposal>> Do(
        Request request,
        HttpContext context,
        Viewer.Member viewer,
        ProposalStore proposals
    )
    {
        var cancel = context.RequestAborted;
        var cases = context.RequestServices.GetRequiredService<CaseStore>();
        // before anything else is looked at: a case that is hidden answers as one that never was
        if (
            ProposalForm.KindOf(request.Kind) is ProposalKind.ExtendEmbargo or ProposalKind.InviteExpert
            && (await cases.Find(request.Case, viewer, cancel)).Problem is { } hidden
        )
            return hidden;
        if (!ProposalForm.Parse(request).TryGet(out var asked, out var problem))
            return problem;
        if (
            asked.Subject is ProposalSubject.ChangeStatement { Product: var product }
            && !(
                await context.RequestServices.GetRequiredService<ThreatModelStore>().Find(product.Text, cancel)
            ).Succeeded
        )
            return Problem.Faulty([new("statement.product", "There is no such product.")]);
        var challenge = StatementForm.ChallengeOf(request.Statement);
        if (
            request.Statement?.Challenge is not null
            && !(
                await context
                    .RequestServices.GetRequiredService<ChallengeStore>()
                    .Find(request.Statement.Challenge, viewer, cancel)
            ).Succeeded
        )
            return Problem.Faulty([new("statement.challenge", "There is no such challenge.")]);
        var opened = asked.Newcomer is { } name
            ? await proposals.OpenForNewcomer(name, asked.Team, asked.Text, viewer.Person, cancel)
            : await proposals.Open(asked.Subject!, asked.Text, null, viewer.Person, cancel, challenge);
        return opened.Problem is { } refused ? ProposalForm.AtFields(refused, request) : opened;
    }

    private static async Task<IResult> Page(
        HttpContext context,
        Viewer.Member viewer,
        ProposalKind? kind,
        FormValues values,
        Problem? problem
    ) =>
        PageResult.Of<NewProposalPage>(
            new
            {
                Kind = kind,
                Statement = kind == ProposalKind.ChangeStatement ? await StatementForm.Load(context, values) : null,
                Roster = await Roster.Load(context),
                SeesCases = viewer.MayReadCases,
                Values = values,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );
}
