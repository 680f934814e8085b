using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Governance.Standings;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.People;

/// <summary>
/// GET /access, /api/access and, with a fresh step-up, /access.csv: who may get at what, since when, why and until when. One row for each
/// way to a resource; a person without any has one row that says why.
/// </summary>
public static class ShowAccess
{
    public sealed record Response(IReadOnlyList<Row> Rows);

    /// <param name="Resource">Null: nothing at this moment.</param>
    /// <param name="Why">Which rule and which signature; without a resource, what is missing.</param>
    /// <param name="Since">UTC.</param>
    /// <param name="Until">UTC; null: without end.</param>
    public sealed record Row(
        PersonId Person,
        string Name,
        string? Resource,
        string Why,
        DateTimeOffset? Since,
        DateTimeOffset? Until
    );

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/access", Show).RequireAuthorization(Policies.Colleague);
        app.MapGet("/api/access", Handle).RequireAuthorization(Policies.Colleague);
        // the export carries what whoever takes it may know
        app.MapGet("/access.csv", Export).RequireAuthorization(Policies.Colleague);
    }

    private static async Task<IResult> Show(
        Viewer.Member viewer,
        StandingStore standings,
        PersonNames names,
        CancellationToken cancel
    ) => PageResult.Of<AccessPage>(new { Rows = await Rows(viewer, standings, names, cancel) });

    private static async Task<Ok<Response>> Handle(
        Viewer.Member viewer,
        StandingStore standings,
        PersonNames names,
        CancellationToken cancel
    ) => TypedResults.Ok(new Response(await Rows(viewer, standings, names, cancel)));

    private static async Task<IResult> Export(
        HttpContext context,
        Viewer.Member viewer,
        StandingStore standings,
        PersonNames names,
        CancellationToken cancel
    )
    {
        if (await StepUp.Check(context, null, cancel) is { } problem)
        {
            return context.Request.PrefersPage() ? PageResult.SeeOther("/step-up?return=/access") : problem.ToHttp();
        }
        var csv = new StringBuilder("person,name,resource,why,since,until\r\n");
        foreach (var row in await Rows(viewer, standings, names, cancel))
        {
            string?[] cells =
            [
                row.Person.Text,
                row.Name,
                row.Resource,
                row.Why,
                row.Since?.ToString("O"),
                row.Until?.ToString("O"),
            ];
            csv.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");
        }
        return TypedResults.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", "access.csv");
    }

    private static async Task<IReadOnlyList<Row>> Rows(
        Viewer.Member viewer,
        StandingStore standings,
        PersonNames names,
        CancellationToken cancel
    )
    {
        var all = (await standings.All(cancel)).Where(one => one.Member is { Joined: true, HasLeft: false }).ToList();
        var called = await names.Of(all.Select(one => one.Member.Id), cancel);
        return
        [
            .. all.Select(one => (one.Standing, one.Member.Id, Name: called.GetValueOrDefault(one.Member.Id) ?? ""))
                .OrderBy(one => one.Name, StringComparer.Ordinal)
                .SelectMany(one => Of(viewer, one.Standing, one.Id, one.Name)),
        ];
    }

    /// <summary>What somebody may get at, as <paramref name="viewer"/> may know it.</summary>
    internal static IEnumerable<Row> Of(Viewer.Member viewer, Standing standing, PersonId person, string name)
    {
        if (!standing.Holds)
            return [new(person, name, null, WhyNot(viewer, standing, person), null, null)];
        return standing
            .Rights.All.Select(right => new Row(person, name, ResourceOf(right), right.Why, right.Since, right.Until))
            .Concat(
                standing.Rights.Cases.Select(one => new Row(
                    person,
                    name,
                    ResourceOf(viewer, person, one),
                    one.Why,
                    one.Since,
                    one.Until
                ))
            );
    }

    // that somebody is suspended, or did not sign, is for them and for those who answer for it
    private static string WhyNot(Viewer.Member viewer, Standing standing, PersonId person) =>
        viewer.Person == person || viewer.Duties.Contains(Duty.Operator) || viewer.Duties.Contains(Duty.Steering)
            ? string.Join(" ", standing.Reasons.Select(r => r.Sentence))
            : "Nothing is open to them at this moment.";

    // the number of a case is for those who may read it
    private static string ResourceOf(Viewer.Member viewer, PersonId person, CaseRight one) =>
        viewer.Person == person || viewer.MayRead(one.Case) ? $"case {one.Case}" : "one case";

    private static string ResourceOf(Right right) =>
        right switch
        {
            { Duty: Duty.Operator } => "members, CVE IDs, the installation",
            { Duty: Duty.CnaOperator } => "CVE IDs",
            { Duty: Duty.Policy } => "rules and agreements; no case",
            { Duty: Duty.Steering } => "decisions about the teams below",
            { Reach: CaseReach.EveryCase } => "every case",
            { Reach: CaseReach.ByCase } => "cases that they were added to",
            _ => Word.Of(right.Duty),
        };

    // RFC 4180; and what a spreadsheet would take for a formula is text
    private static string Quoted(string? cell)
    {
        var text =
            cell is { Length: > 0 } && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal) ? "'" + cell : cell;
        return $"\"{text?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
