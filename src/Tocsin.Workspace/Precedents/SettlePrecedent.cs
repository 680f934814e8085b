using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Precedents;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Precedents;

/// <summary>
/// POST /api/cases/{number}/precedents/publication and …/removal: a second person makes it public exactly as it was shown to them, or
/// somebody drops it before. Publishing needs a fresh proof of who does it.
/// </summary>
internal static class SettlePrecedent
{
    public const string Publication = ShowPrecedents.Path + "/publication";
    public const string Removal = ShowPrecedents.Path + "/removal";

    /// <param name="Precedent">Its ID.</param>
    /// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
    public sealed record Publish(string? Precedent, string? Code = null);

    /// <param name="Precedent">Its ID.</param>
    /// <param name="Reason">Why it is not to be public.</param>
    public sealed record Drop(string? Precedent, string? Reason);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapDecision<Publish>(
            Publication,
            form => new(form["precedent"], form["otp"]),
            HandlePublish,
            ShowPrecedents.Page
        );
        app.MapDecision<Drop>(
            Removal,
            form => new(form["precedent"], form["reason"]),
            (visit, request) =>
                ReasonText
                    .Of(request.Reason)
                    .Then(why =>
                        Decide(visit, request.Precedent, (found, one) => found.DropPrecedent(visit.Viewer, one, why))
                    ),
            ShowPrecedents.Page
        );
    }

    private static async Task<Result<Case>> HandlePublish(CaseVisit visit, Publish request)
    {
        if (await StepUp.Check(visit.Context, request.Code, visit.Cancel) is { } refused)
            return refused;
        return await Decide(visit, request.Precedent, (found, one) => found.ConfirmPrecedent(visit.Viewer, one));
    }

    private static Task<Result<Case>> Decide(
        CaseVisit visit,
        string? precedent,
        Func<Case, Precedent, Result<Decision>> decide
    ) =>
        // one that is not there answers as one of another case
        PrecedentId.Parse(precedent).TryGet(out var id, out _)
            ? visit.Store.Decide(visit.Number, visit.Viewer, id.Stream, decide, visit.Cancel)
            : Task.FromResult<Result<Case>>(CaseProblems.NoPrecedent);
}
