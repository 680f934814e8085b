using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Drafting;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Channels;

namespace Tocsin.Workspace.Drafting;

/// <summary>POST /api/cases/{number}/draft/refusals: does not take a suggestion up, with a reason for whoever made it.</summary>
internal static class DeclineSuggestion
{
    public const string Path = "/draft/refusals";

    /// <param name="Suggestion">The sequence of its entry.</param>
    /// <param name="Reason">Markdown.</param>
    public sealed record Request(long? Suggestion, string? Reason);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(MessageField.Parse(form["suggestion"]), form["reason"]),
            Handle,
            ShowRemarks.Page
        );

    /// <summary>Which suggestion somebody decides about.</summary>
    public static long Needed(FaultCollector faults, long? suggestion)
    {
        if (suggestion is null)
            faults.Add("suggestion", "Say which suggestion this is about.");
        return suggestion ?? 0;
    }

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var suggestion = Needed(faults, request.Suggestion);
        var reason = faults.Required("reason", request.Reason, RemarkText.Longest);
        return faults
            .Else(() => new RemarkText(reason))
            .Then(why => visit.Decide(found => found.DeclineSuggestion(visit.Viewer, suggestion, why)));
    }
}
