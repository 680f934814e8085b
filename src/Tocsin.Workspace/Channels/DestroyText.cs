using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Channels;

/// <summary>
/// POST /api/cases/{number}/messages/redactions: destroys a text for good, with a fresh proof of who does it. That it was there, and who
/// read it, is still told; the chain of the case still verifies.
/// </summary>
internal static class DestroyText
{
    public const string Path = "/messages/redactions";

    /// <param name="Message">The sequence of its entry; 1 is the report.</param>
    /// <param name="Reason">Why; the team reads it in the case.</param>
    /// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
    public sealed record Request(long? Message, string? Reason, string? Code = null);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(MessageField.Of(form), form["reason"], form["otp"]),
            Handle,
            ShowMessage.Page
        );

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        if (!MessageField.WithReason(request.Message, request.Reason).TryGet(out var asked, out var problem))
            return problem;
        if (await StepUp.Check(visit.Context, request.Code, visit.Cancel) is { } refused)
            return refused;
        return await visit.Decide(found => found.Redact(visit.Viewer, asked.Message, asked.Why));
    }
}
