using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Channels;

/// <summary>
/// POST /api/cases/{number}/messages/edits: whoever wrote a message changes it. Its readers see that it was changed; the team keeps what
/// it said before.
/// </summary>
internal static class EditMessage
{
    public const string Path = "/messages/edits";

    /// <param name="Message">The sequence of its entry.</param>
    /// <param name="Body">What it is to say, Markdown. What was attached stays attached.</param>
    public sealed record Request(long? Message, string? Body);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(MessageField.Of(form), form["body"]), Handle, ShowMessage.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        if (request.Message is not { } message)
            return Task.FromResult<Result<Case>>(Problem.NotFound);
        return CaseMessage
            .Parse("body", request.Body)
            .Then(text => visit.Decide(found => found.Edit(visit.Viewer, message, text)));
    }
}
