using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Cases;

/// <summary>GET / and GET /api/cases: what waits, overdue first. <c>?show=mine|review|reporter|exceptions|closed</c> narrows it.</summary>
internal static class ShowQueue
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", Page).RequireAuthorization(Policies.Member).ExcludeFromDescription();
        app.MapGet("/api/cases", Handle).RequireAuthorization(Policies.Member);
    }

    private static async Task<QueueResponse> Handle(
        CaseStore store,
        Viewer.Member viewer,
        CancellationToken cancel,
        string? show = null
    )
    {
        var now = store.Now;
        var shown = await Read(store, viewer, QueueFilter.Of(show), cancel);
        return new([.. shown.Items.Select(item => QueuedCase.Of(item, now))]);
    }

    private static async Task<IResult> Page(
        CaseStore store,
        Viewer.Member viewer,
        HttpContext context,
        CancellationToken cancel,
        string? show = null
    )
    {
        var queue = await Read(store, viewer, QueueFilter.Of(show), cancel);
        var names = await ActorNames.Load(context, queue.Items.Select(i => i.Owner).OfType<string>());
        return PageResult.Of<QueuePage>(
            new
            {
                Queue = queue,
                Names = names,
                Now = store.Now,
            }
        );
    }

    private static async Task<ShownQueue> Read(
        CaseStore store,
        Viewer.Member viewer,
        QueueFilter filter,
        CancellationToken cancel
    )
    {
        var all = await store.Queue(viewer, filter == QueueFilter.Closed, cancel);
        return new(filter, all, [.. all.Where(item => filter.Takes(item, viewer))], viewer);
    }
}

/// <summary>The queue as it is shown.</summary>
/// <param name="All">Before the filter: what the filters count.</param>
public sealed record ShownQueue(
    QueueFilter Filter,
    IReadOnlyList<QueueItem> All,
    IReadOnlyList<QueueItem> Items,
    Viewer.Member Viewer
)
{
    public int Count(QueueFilter filter) => All.Count(item => filter.Takes(item, Viewer));
}

/// <param name="Cases">What is owed soonest first.</param>
public sealed record QueueResponse(IReadOnlyList<QueuedCase> Cases);

/// <summary>One case of the queue. Instants are UTC.</summary>
/// <param name="Awaits">In words: <c>a verdict</c>.</param>
/// <param name="OwedBy">By when the team owes it; null where it owes nothing.</param>
public sealed record QueuedCase(
    string Number,
    string Title,
    string Where,
    string State,
    string WaitingFor,
    string Awaits,
    bool Overdue,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? OwedBy,
    DateTimeOffset? PlannedAt,
    bool AwaitsReview,
    string? Owner,
    string? Cve,
    string? Advisory
)
{
    internal static QueuedCase Of(QueueItem item, DateTimeOffset now) =>
        new(
            item.Number.Text,
            item.Summary.Title,
            item.Summary.Where,
            CaseStatus.Word(item.State),
            CaseStatus.Word(item.WaitingFor),
            CaseWords.Awaited(item),
            item.IsOverdue(now),
            item.ReceivedAt,
            item.OwedBy,
            item.PlannedAt,
            item.AwaitsReview,
            item.Owner,
            item.Summary.Cve,
            item.Summary.Advisory
        );
}
