using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.ThreatModels;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Teams;

namespace Tocsin.Workspace.Proposals;

/// <summary>GET /proposals/{proposal} and /api/proposals/{proposal}: what is proposed, who may say what, and what came of it.</summary>
internal static class ShowProposal
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(
                ProposalRoutes.Api,
                async (string proposal, HttpContext context) =>
                    (await ProposalVisit.Enter(context, proposal))
                        .Map(visit => ProposalResponse.Of(visit.Proposal, visit.Viewer.Person, visit.Store.Now))
                        .ToHttp()
            )
            .RequireAuthorization(Policies.Colleague)
            .ProducesProblem(404);
        app.MapGet(
                ProposalRoutes.Pages,
                async (string proposal, HttpContext context) =>
                    (await (await ProposalVisit.Enter(context, proposal)).Then(visit => Page(visit, null))).Match(
                        shown => shown,
                        PageResult.Refusal
                    )
            )
            .RequireAuthorization(Policies.Colleague)
            .ExcludeFromDescription();
    }

    /// <summary>The page; after a form of it was refused, with what was typed and why.</summary>
    public static async Task<Result<IResult>> Page(ProposalVisit visit, RefusedProposalForm? refused)
    {
        var found = visit.Proposal;
        // what was refused may have been so because others were faster
        if (
            refused is not null
            && !(await visit.Store.Find(found.Id.Text, visit.Viewer, visit.Cancel)).TryGet(out found, out var gone)
        )
            return gone;
        var roster = await Roster.Load(visit.Context);
        var standings = visit.Context.RequestServices.GetRequiredService<StandingStore>();
        var standing = await standings.Of(visit.Viewer.Person, visit.Cancel);
        var above = found.Outcome?.To is { } to ? roster.Chart.Find(to) : null;
        var view = new ProposalView(found, visit.Viewer.Person, roster, visit.Store.Now, refused)
        {
            Before = await StatementForm.Before(visit.Context, found),
            MayTakeUp = above is not null && found.Awaits(above.Id) && Electorates.SpeaksFor(above, standing),
        };
        return PageResult.Of<ProposalPage>(new { View = view }, refused?.Problem.Status ?? StatusCodes.Status200OK);
    }
}

/// <summary>A form that was sent and not taken.</summary>
/// <param name="Path">Below the proposal, as in its action.</param>
public sealed record RefusedProposalForm(string Path, FormValues Values, Problem Problem);

/// <summary>A proposal as one member sees it now: what its page is made of.</summary>
/// <param name="Refused">Null when the page is just opened.</param>
public sealed record ProposalView(
    Proposal Proposal,
    PersonId Me,
    Roster Roster,
    DateTimeOffset Now,
    RefusedProposalForm? Refused
)
{
    private static readonly ReasonText Some = new("…");

    public ProposalMoves Moves { get; } = new(Proposal, Me, Now);

    /// <summary>What the statement said that is to be worded anew; null for every other proposal.</summary>
    public StatementVersion? Before { get; init; }

    /// <summary>Whether it waits for an answer of a team that whoever looks speaks for.</summary>
    public bool MayTakeUp { get; init; }

    /// <summary>Whether carrying it out now would exceed the share of one employer.</summary>
    public bool ExceedsCap =>
        Proposal is { Subject: ProposalSubject.JoinTeam joining, IsCarriedOut: false }
        && Roster.ExceedsCap(joining.Person, joining.Team);

    public string Title => ProposalWords.Title(Proposal.Subject!, Roster);

    public string Action(string path) => $"/proposals/{Proposal.Id}{path}";

    public FormValues Values(string path) => Refused?.Path == path ? Refused.Values : FormValues.Empty;

    public Problem? ProblemAt(string path) => Refused?.Path == path ? Refused.Problem : null;
}
