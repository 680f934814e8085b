using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Channels;

namespace Tocsin.Workspace.Drafting;

/// <summary>POST /api/cases/{number}/draft/withdrawals: who made a suggestion takes it back.</summary>
internal static class WithdrawSuggestion
{
    public const string Path = "/draft/withdrawals";

    /// <param name="Suggestion">The sequence of its entry.</param>
    public sealed record Request(long? Suggestion);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(MessageField.Parse(form["suggestion"])), Handle, ShowRemarks.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var suggestion = DeclineSuggestion.Needed(faults, request.Suggestion);
        return faults
            .Else(() => suggestion)
            .Then(made => visit.Decide(found => found.WithdrawSuggestion(visit.Viewer, made)));
    }
}
