using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Sessions;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.Advisories;

/// <summary>
/// POST /api/cases/{number}/lone-approval: a drafter approves their own draft because nobody else is free who could. It needs a reason
/// and a fresh proof, is marked on the case, and the team reviews it afterwards.
/// </summary>
internal static class ApproveAlone
{
    public const string Path = CasePeopleView.LoneApproval;

    /// <param name="Revision">The one that was read.</param>
    /// <param name="Reason">Why it cannot wait.</param>
    /// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
    public sealed record Request(int? Revision, string? Reason, string? Code = null);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(ReadRevision.Of(form), form["reason"], form["otp"]),
            Handle,
            ShowCasePeople.Page
        );

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var reason = faults.Required("reason", request.Reason, ReasonText.Longest);
        if (request.Revision is null)
            faults.Add("revision", "This is needed.");
        if (faults.Else(() => reason).Problem is { } faulty)
            return faulty;
        if (await StepUp.Check(visit.Context, request.Code, visit.Cancel) is { } refused)
            return refused;
        var free = await Free(visit);
        return await visit.Decide(found =>
            found.ApproveAlone(visit.Viewer, request.Revision!.Value, new(reason), free, visit.Now)
        );
    }

    // everybody else who triages and is not away, as they would look at the case
    private static async Task<IReadOnlyList<Viewer.Member>> Free(CaseVisit visit)
    {
        var free = new List<Viewer.Member>();
        foreach (var (member, standing) in await visit.Service<StandingStore>().All(visit.Cancel))
        {
            if (
                member.Id == visit.Viewer.Person
                || !standing.Rights.Has(Duty.Triager)
                || member.Profile.IsAwayAt(visit.Now)
            )
                continue;
            if (await visit.Service<SessionStore>().Find(member.Id, [], visit.Cancel) is { } other)
                free.Add(other.Member with { Scopes = null });
        }
        return free;
    }
}
