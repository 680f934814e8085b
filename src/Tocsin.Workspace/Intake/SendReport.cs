using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Intake;

/// <summary>
/// POST /reports and POST /api/reports: a report comes in. The API takes JSON, or multipart/form-data with the same names
/// and files in <c>attachments</c>; sent again with the same <c>Idempotency-Key</c>, the same report is no second one.
/// </summary>
internal static class SendReport
{
    /// <summary>The page's own idempotency key: a hidden field, random anew with each page.</summary>
    public const string Once = "once";

    private const string OnceHeader = "Idempotency-Key";

    public static void Map(IEndpointRouteBuilder intake)
    {
        intake.MapPost("/reports", ByPage).WithBodyLimit(IntakeLimits.Form.RequestBytes).ExcludeFromDescription();
        intake
            .MapPost("/api/reports", ByApi)
            .WithBodyLimit(IntakeLimits.Form.RequestBytes)
            .Accepts<Request>("application/json", "multipart/form-data")
            .Produces<Response>(StatusCodes.Status201Created)
            .Produces<Response>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>201 where the team has been told; 202 where the report stands in line. It is kept for good either way.</summary>
    internal static IResult Answer(Accepted accepted) =>
        accepted.Line is null
            ? TypedResults.Created((string?)null, Response.Of(accepted))
            : TypedResults.Accepted((string?)null, Response.Of(accepted));

    /// <summary>A report. The first three are needed.</summary>
    /// <param name="Contact">An e-mail address; without one answers are read with the receipt alone.</param>
    public sealed record Request(
        string What,
        string Where,
        string HowToReproduce,
        string? Versions,
        string? Impact,
        string? ProofOfConcept,
        string? Patch,
        string? WhoElseKnows,
        string? Credit,
        string? Contact
    );

    /// <summary>What the sender must keep: the receipt is shown here once.</summary>
    /// <param name="AnswerBy">By when there will be a first answer, UTC.</param>
    /// <param name="EmbargoEnds">The end of the embargo that is proposed, UTC.</param>
    public sealed record Response(string Number, string Receipt, DateTimeOffset AnswerBy, DateTimeOffset EmbargoEnds)
    {
        /// <summary>Where it stands in line; left out where it does not.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Queued? Line { get; init; }

        internal static Response Of(Accepted accepted) =>
            new(accepted.Number.Text, accepted.Receipt.ToString(), accepted.AnswerBy, accepted.EmbargoEnds)
            {
                Line = accepted.Line is { } place ? new(place.Within, place.About, HowToPass) : null,
            };
    }

    /// <summary>So many reports come in that this one is shown to the team later. There is nothing to do; the clock of the answer runs.</summary>
    /// <param name="Within">It is among the first so many, rounded.</param>
    /// <param name="About">About when the team sees it, UTC.</param>
    /// <param name="NextTime">How a report passes the line.</param>
    public sealed record Queued(int Within, DateTimeOffset About, string NextTime);

    private const string HowToPass =
        "Nothing is to be done. Another report passes the line with a proof of work: ask GET /api/reports/proof, and send it as Tocsin-Proof.";

    private static async Task<IResult> ByPage(
        HttpContext context,
        ReportDesk desk,
        FileStore files,
        CharterInForce charter,
        Flood flood,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var programme = (await charter.Look(cancel)).Programme;
        if (!(await desk.Read(context.Request, cancel)).TryGet(out var read, out var unreadable))
            return PageResult.Refusal(unreadable with { Next = StillTyped });
        var (sent, refused) = read;
        var taken = refused is not null
            ? refused with
            {
                Faults = sent.Faults,
            }
            : await desk.Take(sent, ReportPass.OfPage(sent.Values), context, cancel);
        if (taken.TryGet(out var accepted, out var problem))
            return PageResult.Of<ReportReceivedPage>(new { Accepted = accepted, Zone = programme.Calendar.Zone }, 201);
        if (problem.Code == ReportStore.ReceivedAlready)
        {
            await files.Forget(sent.Files, cancel);
            return PageResult.Of<ReportReceivedAlreadyPage>(new { Problem = problem }, problem.Status);
        }
        var ask = await ProofAsk.Of(flood, context, sent.Values[Once], cancel);
        return PageResult.Of<ReportPage>(
            ReportPage.With(programme, time, ask, sent.Values, problem, sent.Files, files.Ticket),
            problem.Status
        );
    }

    private static async Task<IResult> ByApi(
        HttpContext context,
        ReportDesk desk,
        FileStore files,
        CancellationToken cancel
    )
    {
        if (!(await desk.Read(context.Request, cancel)).TryGet(out var read, out var unreadable))
            return unreadable.ToHttp();
        var (sent, refused) = read;
        var taken = refused is not null
            ? refused
            : await desk.Take(Known(sent), ReportPass.OfApi(context.Request), context, cancel);
        if (taken.TryGet(out var accepted, out var problem))
            return Answer(accepted);
        // a program sends its files again
        await files.Forget(sent.Files, cancel);
        return problem.ToHttp();
    }

    // a name that nobody knows is a part of the report that nobody would read
    private static SentForm Known(SentForm sent) =>
        sent with
        {
            Faults =
            [
                .. sent.Faults,
                .. sent
                    .Values.Pairs.Select(p => p.Key)
                    .Except(ReportDesk.Fields, StringComparer.Ordinal)
                    .Select(name => new Fault(name, "There is no field of this name.")),
            ],
        };

    /// <summary>What a program chose for this one sending; null: nothing.</summary>
    public static string? OnceOf(HttpRequest request) =>
        request.Headers[OnceHeader] is { Count: > 0 } once ? once.ToString() : null;

    /// <summary>A fresh value for <see cref="Once"/>: 128 random bits.</summary>
    public static string NewOnce() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private const string StillTyped = "Go back in your browser: what you typed is still there. Then send less at once.";
}
