using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
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
        app.MapGet("/access.csv", Export).RequireAuthorization(Policies.Colleague);
    }

    private static async Task<IResult> Show(StandingStore standings, PersonNames names, CancellationToken cancel) =>
        PageResult.Of<AccessPage>(new { Rows = await Rows(standings, names, cancel) });

    private static async Task<Ok<Response>> Handle(
        StandingStore standings,
        PersonNames names,
        CancellationToken cancel
    ) => TypedResults.Ok(new Response(await Rows(standings, names, cancel)));

    private static async Task<IResult> Export(
        HttpContext context,
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
        foreach (var row in await Rows(standings, names, cancel))
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
                .SelectMany(one => Of(one.Standing, one.Id, one.Name)),
        ];
    }

    private static IEnumerable<Row> Of(Standing standing, PersonId person, string name) =>
        standing.Rights.All is { Count: > 0 } rights
            ? rights.Select(right => new Row(person, name, ResourceOf(right), right.Why, right.Since, right.Until))
            : [new(person, name, null, string.Join(" ", standing.Reasons.Select(r => r.Sentence)), null, null)];

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
