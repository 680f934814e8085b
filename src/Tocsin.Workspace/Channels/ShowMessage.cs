using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Drafting;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Channels;

/// <summary>
/// GET /cases/{number}/messages/{message} and the same below /api: one message, what it said before, and who has seen it. That it was
/// opened is recorded first.
/// </summary>
internal static class ShowMessage
{
    private const string Path = "/messages/{message}";

    /// <summary>The page, for the forms that are on it; from there back to the case.</summary>
    public static CaseFormPage Page { get; } =
        new("", (visit, refused) => Show(visit, MessageField.Of(refused.Values), refused));

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi<Response>(Path, Handle);
        app.MapCasePage(Path, visit => Show(visit, Asked(visit), null));
    }

    /// <param name="Message">Null for the report, which is message 1.</param>
    /// <param name="SeenBy">Of those who may read it, who opened the conversation since.</param>
    public sealed record Response(MessageBody? Message, IReadOnlyList<SeenBody> SeenBy);

    /// <param name="By">The person's ID, <c>reporter</c> or <c>vendor-1</c>.</param>
    /// <param name="At">When first, UTC.</param>
    public sealed record SeenBody(string By, string Name, DateTimeOffset At);

    private static async Task<Result<Response>> Handle(CaseVisit visit)
    {
        if (!(await Look(visit, Asked(visit), null)).TryGet(out var view, out var problem))
            return problem;
        return new Response(
            view.Utterance is { } said ? MessageBody.Of(visit.Number, said, view.Forms.Names) : null,
            [.. view.Seen.Select(one => new SeenBody(one.By.Id, view.Forms.Names.Of(one.By), one.At))]
        );
    }

    private static async Task<Result<IResult>> Show(CaseVisit visit, long? message, RefusedForm? refused)
    {
        if (!(await Look(visit, message, refused)).TryGet(out var view, out var problem))
            return problem;
        return PageResult.Of<MessagePage>(new { View = view }, refused?.Problem.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<Result<MessageView>> Look(CaseVisit visit, long? message, RefusedForm? refused)
    {
        var read = await visit.Store.ReadWithHistory(visit.Number, visit.Viewer, "message", visit.Cancel);
        if (!read.TryGet(out var both, out var problem))
            return problem;
        var (found, openings) = both;
        var said = Conversation.Of(found, visit.Viewer).FirstOrDefault(u => u.Sequence == message);
        if (said is null && message != 1)
            return Problem.NotFound;
        var (at, by) = said is null ? (found.ReceivedAt, Ledger.Actor.Reporter) : (said.At, said.By);
        var seen = openings.Since(
            at,
            said?.Audience ?? Audience.WithReporter,
            by,
            found.VendorOf,
            said?.Message.Entry is IRemark
        );
        var forms = await CaseForms.Of(visit, found, refused, seen.Select(one => one.By.Id));
        return new MessageView(forms, message!.Value, said, seen) { NeedsCode = !await StepUp.IsFresh(visit.Context) };
    }

    private static long? Asked(CaseVisit visit) =>
        MessageField.Parse(visit.Context.Request.RouteValues["message"] as string);
}

/// <summary>One message as a member sees it.</summary>
/// <param name="Utterance">Null for the report.</param>
public sealed record MessageView(CaseForms Forms, long Sequence, Utterance? Utterance, IReadOnlyList<Opening> Seen)
{
    public bool NeedsCode { get; init; }

    public bool IsDestroyed => Utterance is { } said ? said.Message.IsDestroyed : Forms.Case.Report is null;

    public RedactionRequest? Asked => Forms.Case.RedactionRequests.FirstOrDefault(r => r.Message == Sequence);
}
