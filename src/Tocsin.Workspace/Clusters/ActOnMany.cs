using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reports;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Clusters;

/// <summary>
/// POST /clusters and /api/clusters: one decision about many cases that tell nearly the same. Each case gets its own entry and its
/// reporter a mail; what one of them refuses is said beside it and stops no other.
/// </summary>
internal static class ActOnMany
{
    public const string Path = "/clusters";

    /// <summary>At most so many cases at once.</summary>
    public const int Most = 200;

    /// <summary>The same message to the same case within this time is one that was sent twice.</summary>
    private static readonly TimeSpan twice = TimeSpan.FromMinutes(10);

    /// <param name="Cases">Their numbers.</param>
    /// <param name="Action"><c>answer</c>, <c>ask</c>, <c>reject</c> or <c>merge</c>.</param>
    /// <param name="Text">What each reporter reads, Markdown.</param>
    /// <param name="Reason">For rejecting: <c>not-a-vulnerability</c>, <c>spam</c>, …</param>
    /// <param name="Original">For merging: the case that was reported first; it may be one of them and is left as it is.</param>
    public sealed record Request(
        IReadOnlyList<string?>? Cases,
        string? Action,
        string? Text,
        RejectionReason? Reason = null,
        string? Original = null
    );

    /// <param name="Outcomes">In the order of the cases.</param>
    public sealed record Response(IReadOnlyList<Outcome> Outcomes);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(
                "/api" + Path,
                async Task<IResult> (HttpContext context, CancellationToken cancel) =>
                    (
                        await JsonRequest
                            .Read<Request>(context.Request, cancel)
                            .Then(request => Handle(context, request))
                    ).ToHttp()
            )
            .RequireAuthorization(Policies.Member)
            .Describe<Request>()
            .Produces<Response>()
            .WithBodyLimit(JsonRequest.MostBytes + 1);
        app.MapPost(Path, Submit).RequireAuthorization(Policies.Member).ExcludeFromDescription();
    }

    private static async Task<IResult> Submit(HttpContext context, CancellationToken cancel)
    {
        if (
            !(await FormReader.Read(context.Request, FormLimits.TextOnly, cancel)).TryGet(
                out var form,
                out var unreadable
            )
        )
            return PageResult.Refusal(unreadable);
        var request = new Request(
            form.All("cases"),
            form["action"],
            form["text"],
            Words.Parse<RejectionReason>(form["reason"]),
            form["original"]
        );
        return (await Handle(context, request)).TryGet(out var done, out var problem)
            ? PageResult.Of<OutcomesPage>(new { Outcomes = done.Outcomes })
            : await ShowCluster.Again(context, form, problem);
    }

    private static async Task<Result<Response>> Handle(HttpContext context, Request request)
    {
        var services = context.RequestServices;
        var (store, viewer) = (services.GetRequiredService<CaseStore>(), services.GetRequiredService<Viewer.Member>());
        var faults = new FaultCollector();
        var numbers = (request.Cases ?? []).Distinct(StringComparer.Ordinal).ToList();
        if (numbers.Count is 0 or > Most)
            faults.Add("cases", $"Choose at least one case and at most {Most}.");
        if (request.Action is not ("answer" or "ask" or "reject" or "merge"))
            faults.Add("action", "Say what is to be done: answer, ask, reject or merge.");
        if (request.Action == "reject" && request.Reason is null or RejectionReason.Duplicate)
            faults.Add("reason", "Choose the reason that comes closest; duplicates are merged.");
        var text = faults.Take("", CaseMessage.Parse("text", request.Text));
        var original =
            request.Action == "merge" ? await store.Find(request.Original, viewer, context.RequestAborted) : default;
        if (request.Action == "merge" && !original.Succeeded)
            faults.Add("original", "You see no case of this number.");
        if (!faults.Else(() => text!).TryGet(out var said, out var faulty))
            return faulty;
        CaseNumber? first = request.Action == "merge" ? original.Value : null;
        List<Outcome> outcomes = [];
        foreach (var typed in numbers)
        {
            if (first is { } kept && CaseNumber.Parse(typed).TryGet(out var one, out _) && one == kept)
                continue;
            var problem = await Act(services, store, viewer, typed, request, said, first, context.RequestAborted);
            outcomes.Add(new(typed ?? "", problem?.Code, problem?.Title));
        }
        return new Response(outcomes);
    }

    // a transaction each: what one case refuses leaves the others as decided
    private static async Task<Problem?> Act(
        IServiceProvider services,
        CaseStore store,
        Viewer.Member viewer,
        string? typed,
        Request request,
        MessageText text,
        CaseNumber? first,
        CancellationToken cancel
    )
    {
        // one that is hidden answers as one that is not there
        if (!(await store.Find(typed, viewer, cancel)).TryGet(out var number, out var absent))
            return absent;
        if (first is { } original)
            return (
                await store.Decide<Case>(
                    number,
                    viewer,
                    original.Stream,
                    (found, other) => found.MergeInto(viewer, other, text),
                    cancel
                )
            ).Problem;
        var clocks = services.GetRequiredService<CharterInForce>().Charter.Clocks;
        return (
            await store.Decide(
                number,
                viewer,
                found =>
                    request.Action switch
                    {
                        "ask" => found.AskForMore(viewer, text, clocks),
                        "reject" => found.Reject(viewer, request.Reason!.Value, text),
                        _ => Answer(found, viewer, text, store.Now),
                    },
                cancel
            )
        ).Problem;
    }

    private static Result<Decision> Answer(Case found, Viewer.Member viewer, MessageText text, DateTimeOffset now)
    {
        var last = found.MessagesFor(viewer, Audience.WithReporter) is [.., var latest] ? latest : null;
        return last is { Text.Body: var body } && last.By == viewer.Actor && body == text.Body && now - last.At < twice
            ? Decision.Nothing
            : found.Write(viewer, Audience.WithReporter, text);
    }
}

/// <summary>What became of one case.</summary>
/// <param name="Code">Why it was refused; null: it was done.</param>
/// <param name="Title">The same for people.</param>
public sealed record Outcome(
    string Case,
    string? Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Title
);
