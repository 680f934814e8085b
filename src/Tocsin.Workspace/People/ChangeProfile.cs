using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.People;

/// <summary>PUT /api/me/profile and POST /me/profile: what somebody tells of themselves. The whole of it, each time.</summary>
internal static class ChangeProfile
{
    /// <param name="AwayUntil">A day, <c>2026-12-24</c>: from then on they are there again; null: there.</param>
    /// <param name="AwayFrom">The first day of it; null: already.</param>
    public sealed record Request(
        string? Skills,
        string? Availability,
        string? Employer,
        string? AwayUntil,
        string? AwayFrom = null
    );

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPut("/api/me/profile", ByApi).RequireAuthorization(Policies.Colleague);
        app.MapPost("/me/profile", ByPage).RequireAuthorization(Policies.Colleague);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ByApi(
        Request body,
        Viewer.Member viewer,
        MemberStore members,
        CancellationToken cancel
    ) => (await Do(body, viewer, members, cancel)).ToNoContent();

    private static async Task<IResult> ByPage(
        HttpContext context,
        Viewer.Member viewer,
        MemberStore members,
        CancellationToken cancel
    )
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        var request = new Request(
            values["skills"],
            values["availability"],
            values["employer"],
            values["awayUntil"],
            values["awayFrom"]
        );
        return (await Do(request, viewer, members, cancel)).Problem is { } refused
            ? await ShowPerson.Page(context, viewer, viewer.Person.Text, values, refused)
            : PageResult.SeeOther($"/people/{viewer.Person}");
    }

    private static async Task<Result<Member>> Do(
        Request request,
        Viewer.Member viewer,
        MemberStore members,
        CancellationToken cancel
    )
    {
        var faults = new FaultCollector();
        var until = Day("awayUntil", request.AwayUntil, faults);
        var from = Day("awayFrom", request.AwayFrom, faults);
        var profile = faults.Take(
            "",
            ProfileText.Of(request.Skills, request.Availability, request.Employer, until, from)
        );
        return await faults
            .Else(() => profile!)
            .Then(told =>
                members.Decide(viewer.Person, (member, _) => member.ChangeProfile(told), viewer.Actor, cancel)
            );
    }

    private static DateOnly? Day(string field, string? typed, FaultCollector faults)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (
            DateOnly.TryParseExact(
                typed.Trim(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return day;
        faults.Add(field, "Write a day as 2026-12-24.");
        return null;
    }
}
