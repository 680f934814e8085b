using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Maintainers;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Workspace.Advisories;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Maintainers;

/// <summary>POST /api/cases/{number}/maintainers/attempts and …/answers: somebody was written to, or answered.</summary>
internal static class RecordAttempt
{
    public const string Attempts = ShowReaching.Path + "/attempts";
    public const string Answers = ShowReaching.Path + "/answers";

    /// <param name="Vendor">Its number within the case.</param>
    /// <param name="Way"><c>mail</c>, <c>form</c>, <c>phone</c>, <c>chat</c>, <c>public-question</c> or <c>through-others</c>; not for an answer.</param>
    /// <param name="On">An instant with its zone, or a date and a time of the programme's; null: now.</param>
    /// <param name="Contact">To whom or from whom.</param>
    /// <param name="Note">Markdown; null for none.</param>
    public sealed record Request(int? Vendor, AttemptWay? Way, string? On, string? Contact, string? Note);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapDecision<Request>(
            Attempts,
            Read,
            (visit, request) =>
                request.Way is { } way and not AttemptWay.Invitation
                    ? Handle(
                        visit,
                        request,
                        (found, on, text) =>
                            found.RecordAttempt(visit.Viewer, request.Vendor ?? 0, way, on, text, visit.Now)
                    )
                    : Task.FromResult<Result<Case>>(Problem.Faulty([new("way", "Choose by which way.")])),
            ShowReaching.Page
        );
        app.MapDecision<Request>(
            Answers,
            Read,
            (visit, request) =>
                Handle(
                    visit,
                    request,
                    (found, on, text) => found.RecordAnswer(visit.Viewer, request.Vendor ?? 0, on, text, visit.Now)
                ),
            ShowReaching.Page
        );
    }

    private static Request Read(FormValues form) =>
        new(
            FormNumber.Of(form, "vendor"),
            Words.Parse<AttemptWay>(form["way"]),
            form["on"],
            form["contact"],
            form["note"]
        );

    private static Task<Result<Case>> Handle(
        CaseVisit visit,
        Request request,
        Func<Case, DateTimeOffset, AttemptText, Result<Decision>> decide
    )
    {
        var faults = new FaultCollector();
        var on = string.IsNullOrWhiteSpace(request.On)
            ? visit.Now
            : faults.Take("on", PublicationInstant.Of(request.On, visit.Programme.TimeZone));
        var text = new AttemptText(
            faults.Required("contact", request.Contact, AttemptText.LongestContact),
            faults.Optional("note", request.Note, AttemptText.LongestNote)
        );
        return faults.Else(() => text).Then(said => visit.Decide(found => decide(found, on, said)));
    }
}
