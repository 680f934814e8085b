using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Governance.Proposals;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.Proposals;

/// <summary>
/// POST /api/proposals/{proposal}/continuation: the team that it was escalated to takes it up, with a proposal of its own that is
/// the answer.
/// </summary>
internal static class TakeUp
{
    public const string Path = "/continuation";

    /// <param name="Reason">What the team should know, Markdown.</param>
    public sealed record Request(string? Reason);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(HttpMethods.Post, Path, form => new(form["reason"]), Handle);

    private static async Task<Result<Proposal>> Handle(ProposalVisit visit, Request request)
    {
        var found = visit.Proposal;
        if (found.Outcome?.To is not { } above || !found.Awaits(above))
            return ProposalProblems.NotEscalated;
        var standings = visit.Context.RequestServices.GetRequiredService<StandingStore>();
        var standing = await standings.Of(visit.Viewer.Person, visit.Cancel);
        if (standings.Chart.Find(above) is not { } team || !Electorates.SpeaksFor(team, standing))
            return PeopleProblems.NotAllowed;
        // what is proposed stays word for word: only why is said anew
        var text = (found.Text ?? new("")) with
        {
            Reason = request.Reason ?? "",
        };
        return await visit.Store.Open(found.Subject!, text, found, visit.Viewer.Person, visit.Cancel);
    }
}
