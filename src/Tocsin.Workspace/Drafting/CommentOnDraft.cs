using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Drafts;
using Tocsin.Cases;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Drafting;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Channels;

namespace Tocsin.Workspace.Drafting;

/// <summary>POST /api/cases/{number}/draft/comments: comments on the draft or one field of it, or answers what somebody said of it.</summary>
internal static class CommentOnDraft
{
    public const string Path = "/draft/comments";

    /// <param name="Channel">Who reads it: <c>team</c>, or with whom the draft is shared; not with an answer, which its thread's readers read.</param>
    /// <param name="Field"><c>summary</c>, <c>details</c>, …; null: the whole of it.</param>
    /// <param name="Body">Markdown.</param>
    /// <param name="Thread">The sequence of what it answers; null: it begins a thread.</param>
    public sealed record Request(string? Channel, string? Field, string? Body, long? Thread = null);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(form["channel"], form["field"], form["body"], MessageField.Parse(form["thread"])),
            Handle,
            ShowRemarks.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var body = faults.Required("body", request.Body, RemarkText.Longest);
        if (request.Thread is { } thread)
            return faults
                .Else(() => new RemarkText(body))
                .Then(said => visit.Decide(found => found.AnswerOnDraft(visit.Viewer, thread, said)));
        var channel = Audience.Parse(request.Channel);
        if (channel is null)
            faults.Add("channel", "Say who is to read it: team, with-reporter, vendor-1 or everyone.");
        var field = Words.Parse<DraftField>(request.Field);
        if (field is null && !string.IsNullOrWhiteSpace(request.Field))
            faults.Add("field", "Choose what of the draft this is about.");
        return faults
            .Else(() => new RemarkText(body))
            .Then(said => visit.Decide(found => found.CommentOnDraft(visit.Viewer, channel!.Value, field, said)));
    }
}
