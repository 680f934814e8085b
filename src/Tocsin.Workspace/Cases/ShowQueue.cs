using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.Clusters;
using Tocsin.Cases.Identifiers;
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
        string? show = null,
        string? page = null
    )
    {
        var queue = (await Read(store, viewer, QueueFilter.Of(show), cancel)).At(
            int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1
        );
        var names = await ActorNames.Load(context, queue.Lines.Select(i => i.Owner).OfType<string>());
        return PageResult.Of<QueuePage>(
            new
            {
                Queue = queue,
                Names = names,
                Now = store.Now,
                InLine = await store.CountInLine(viewer, cancel),
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
    /// <summary>The lines of one page.</summary>
    public const int PageSize = 100;

    /// <summary>How many read nearly as this line does, itself counted; the others have no line of their own.</summary>
    public IReadOnlyDictionary<CaseNumber, int> Alike { get; private init; } = new Dictionary<CaseNumber, int>();

    /// <summary>What this page shows, what is owed soonest first.</summary>
    public IReadOnlyList<QueueItem> Lines { get; private init; } = Items;

    /// <summary>From 1.</summary>
    public int Page { get; private init; } = 1;

    public int Pages { get; private init; } = 1;

    public int Count(QueueFilter filter) => All.Count(item => filter.Takes(item, Viewer));

    /// <summary>One page of it; one line for what reads nearly the same, the one that is owed soonest.</summary>
    /// <param name="page">From 1; one that there is not is the nearest.</param>
    public ShownQueue At(int page)
    {
        var clusters = Filter == QueueFilter.All ? Clustering.Of(Items, item => item.Summary.Sketch) : [];
        var follows = clusters.SelectMany(c => c.Skip(1)).Select(item => item.Number).ToHashSet();
        var lines = Items.Where(item => !follows.Contains(item.Number)).ToList();
        var pages = Math.Max(1, (lines.Count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        return this with
        {
            Alike = clusters.ToDictionary(c => c[0].Number, c => c.Count),
            Lines = [.. lines.Skip((page - 1) * PageSize).Take(PageSize)],
            Page = page,
            Pages = pages,
        };
    }
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
