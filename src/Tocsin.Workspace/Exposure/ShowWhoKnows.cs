using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Partners;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.Exposure;

/// <summary>
/// GET /cases/{number}/who-knows and /api/cases/{number}/who-knows, for a day with <c>?on=2026-03-04</c> (until its end, UTC): everybody who
/// could know of the case and who did. With a fresh step-up, /cases/{number}/who-knows.csv.
/// </summary>
internal static class ShowWhoKnows
{
    public const string Path = "/who-knows";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi(Path, Load);
        app.MapCasePage(Path, Show);
        app.MapCasePage(Path + ".csv", Export);
    }

    private static async Task<Result<IResult>> Show(CaseVisit visit) =>
        (await Load(visit)).Map<IResult>(found => PageResult.Of<WhoKnowsPage>(new { Found = found }));

    private static async Task<Result<IResult>> Export(CaseVisit visit)
    {
        if (await StepUp.Check(visit.Context, null, visit.Cancel) is { } needed)
        {
            return visit.Context.Request.PrefersPage()
                ? PageResult.SeeOther("/step-up?return=" + Uri.EscapeDataString($"/cases/{visit.Number}{Path}"))
                : needed;
        }
        return (await Load(visit)).Map<IResult>(found =>
            TypedResults.File(
                Encoding.UTF8.GetBytes(Csv(found)),
                "text/csv; charset=utf-8",
                $"{found.Number} who knows {found.Tlp.Replace(':', ' ')}.csv"
            )
        );
    }

    private static async Task<Result<WhoKnowsResponse>> Load(CaseVisit visit)
    {
        if (!At(visit).TryGet(out var at, out var unread))
            return unread;
        if (!(await visit.Read("who-knows")).TryGet(out var found, out var problem))
            return problem;
        var reads = await visit.Store.Reads(visit.Number, visit.Viewer, visit.Cancel);
        if (!reads.TryGet(out var history, out var hidden))
            return hidden;
        // from the report on: before it there was nothing to know
        var all = await visit.Service<StandingStore>().Over(found.ReceivedAt, at, visit.Cancel);
        var partners =
            at < found.ReceivedAt
                ? []
                : await visit.Service<PartnerStore>().MightBeTold(found.ReceivedAt, at, visit.Cancel);
        var names = await ActorNames.Load(
            visit.Context,
            all.Select(one => one.Person.Text)
                .Concat(history.All.Select(read => read.By.Id))
                .Concat(history.Mails.Select(mail => mail.Whom.Id))
        );
        return new WhoKnows(found, history, all, partners, names, at).ToResponse();
    }

    private static Result<DateTimeOffset> At(CaseVisit visit)
    {
        var on = visit.Context.Request.Query["on"].ToString();
        if (on.Length == 0)
            return visit.Now;
        if (!DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Problem.Faulty([new("on", "Write the day as 2026-03-04.")]);
        var end = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(1).AddMicroseconds(-1);
        return end < visit.Now ? end : visit.Now;
    }

    private static string Csv(WhoKnowsResponse found)
    {
        var csv = new StringBuilder("tlp,case,kind,who,rule,from,until,opened,first,last\r\n");
        foreach (var person in found.Inside)
        {
            foreach (var way in person.Could.Cast<WayIn?>().DefaultIfEmpty())
                Add(
                    "inside",
                    person.Name,
                    way?.Why,
                    way?.From,
                    way?.Until,
                    $"{person.Opened}",
                    person.First,
                    person.Last
                );
        }
        foreach (var party in found.Outside)
            Add(party.Kind, party.Who, party.How, party.Since, null, null, null, null);
        foreach (var mail in found.Mails)
            Add($"mail-to-{mail.As}", mail.Name, "a mail about it went out", mail.At, null, null, null, null);
        return csv.ToString();

        void Add(
            string kind,
            string who,
            string? rule,
            DateTimeOffset? from,
            DateTimeOffset? until,
            string? opened,
            DateTimeOffset? first,
            DateTimeOffset? last
        )
        {
            string?[] cells =
            [
                found.Tlp,
                found.Number,
                kind,
                who,
                rule,
                from?.ToString("O"),
                until?.ToString("O"),
                opened,
                first?.ToString("O"),
                last?.ToString("O"),
            ];
            csv.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");
        }
    }

    // RFC 4180, section 2; an apostrophe keeps spreadsheets from taking a name for a formula
    private static string Quoted(string? cell)
    {
        var safe = cell is ['=' or '+' or '-' or '@', ..] ? "'" + cell : cell ?? "";
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
