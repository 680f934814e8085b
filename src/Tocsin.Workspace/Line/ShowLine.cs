using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Line;

/// <summary>GET /line and GET /api/line: what stands in line, since when, how much came within the last day, and what leaves it next.</summary>
internal static class ShowLine
{
    public const string Path = "/line";

    /// <param name="Count">How many stand in line of the cases that the caller may see.</param>
    /// <param name="Since">When the first of them was sent, UTC; null where none stands in it.</param>
    /// <param name="AdmittedAnHour">How many leave it within an hour while it is busy.</param>
    /// <param name="Day">The last 24 hours, the oldest first.</param>
    /// <param name="Next">Those that leave it next, in that order, at most 1,000.</param>
    public sealed record Response(
        int Count,
        DateTimeOffset? Since,
        int AdmittedAnHour,
        IReadOnlyList<LineHour> Day,
        IReadOnlyList<QueuedCase> Next
    );

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, Page).RequireAuthorization(Policies.Member).ExcludeFromDescription();
        app.MapGet("/api" + Path, Handle).RequireAuthorization(Policies.Member);
    }

    private static async Task<Response> Handle(
        CaseStore store,
        FloodLimits limits,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        var (line, now) = (await store.InLine(viewer, cancel), store.Now);
        return new(
            line.Count,
            line.Since,
            limits.AdmittedAStep * 4,
            line.Day,
            [.. line.First.Select(item => QueuedCase.Of(item, now))]
        );
    }

    private static async Task<IResult> Page(
        CaseStore store,
        FloodLimits limits,
        Viewer.Member viewer,
        CancellationToken cancel
    ) => PageResult.Of<LinePage>(new { Line = await store.InLine(viewer, cancel), Limits = limits });
}
