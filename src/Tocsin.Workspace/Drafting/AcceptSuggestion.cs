using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Drafting;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Advisories;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Channels;

namespace Tocsin.Workspace.Drafting;

/// <summary>
/// POST /api/cases/{number}/draft/acceptances: takes a suggestion up as a new revision of the draft, which needs its review like every
/// other. One that was made for what the field says no longer is refused.
/// </summary>
internal static class AcceptSuggestion
{
    public const string Path = "/draft/acceptances";

    /// <param name="Suggestion">The sequence of its entry.</param>
    /// <param name="Revision">Of the draft that was read.</param>
    /// <param name="Answer">What whoever suggested it reads, Markdown; null: nothing.</param>
    public sealed record Request(long? Suggestion, int? Revision, string? Answer = null);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(MessageField.Parse(form["suggestion"]), ReadRevision.Of(form), form["answer"]),
            Handle,
            ShowRemarks.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var suggestion = DeclineSuggestion.Needed(faults, request.Suggestion);
        var revision = faults.Needed(request.Revision);
        var answer = faults.Optional("answer", request.Answer, RemarkText.Longest);
        return faults
            .Else(() => revision)
            .Then(read =>
                visit.Decide(found =>
                    found.AcceptSuggestion(visit.Viewer, suggestion, read, answer is null ? null : new(answer))
                )
            );
    }
}
