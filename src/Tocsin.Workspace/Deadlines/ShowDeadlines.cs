using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.Programmes;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Teams;

namespace Tocsin.Workspace.Deadlines;

/// <summary>GET /deadlines and /api/deadlines: what is to happen by when, the soonest first.</summary>
internal static class ShowDeadlines
{
    /// <param name="Zone">The zone in which business days are counted, an IANA name.</param>
    public sealed record Response(string Zone, IReadOnlyList<Line> Deadlines);

    /// <param name="At">UTC.</param>
    /// <param name="Kind"><c>case</c>, <c>publication</c>, <c>proposal</c>, <c>standing</c>, <c>rota</c>.</param>
    /// <param name="Mine">Whether it waits for whoever asks.</param>
    public sealed record Line(
        DateTimeOffset At,
        string Kind,
        string What,
        string About,
        string Link,
        bool Mine,
        bool Overdue
    );

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/deadlines", Show).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapGet("/api/deadlines", Handle).RequireAuthorization(Policies.Colleague);
    }

    private static async Task<Ok<Response>> Handle(
        HttpContext context,
        Viewer.Member viewer,
        DeadlineStore deadlines,
        Programme programme,
        CancellationToken cancel
    )
    {
        var roster = await Roster.Load(context);
        var all = await deadlines.Of(viewer, roster, cancel);
        return TypedResults.Ok(
            new Response(
                programme.TimeZone,
                [
                    .. all.Select(d => new Line(
                        d.At,
                        d.Kind.ToString().ToLowerInvariant(),
                        d.What,
                        d.About,
                        d.Link,
                        d.IsMine,
                        d.IsOver(roster.Now)
                    )),
                ]
            )
        );
    }

    private static async Task<IResult> Show(
        HttpContext context,
        Viewer.Member viewer,
        DeadlineStore deadlines,
        Programme programme,
        CancellationToken cancel
    )
    {
        var roster = await Roster.Load(context);
        var all = await deadlines.Of(viewer, roster, cancel);
        return PageResult.Of<DeadlinesPage>(
            new { Calendar = DeadlineCalendar.Of(all, programme.Calendar, roster.Now) }
        );
    }
}
