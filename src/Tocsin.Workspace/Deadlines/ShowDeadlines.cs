using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.Programmes;
using Tocsin.Governance.Proposals;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Proposals;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Deadlines;

/// <summary>
/// GET /deadlines and /api/deadlines: what is owed when, the soonest first. Of cases and proposals there is what whoever asks may read, and
/// nothing else is named or counted.
/// </summary>
public static class ShowDeadlines
{
    /// <param name="Zone">Of the programme: the page shows instants in it, and in UTC.</param>
    public sealed record Response(string Zone, IReadOnlyList<Deadline> Deadlines);

    /// <summary>Something that is owed.</summary>
    /// <param name="At">UTC.</param>
    /// <param name="Kind"><c>first-answer</c>, <c>answer</c>, <c>embargo-ends</c>, <c>publication</c>, <c>proposal-closes</c>, <c>roll-call</c>, <c>signature</c>, <c>term-ends</c>.</param>
    /// <param name="What">In words.</param>
    /// <param name="About">The number of the case or the proposal; null for what concerns oneself.</param>
    /// <param name="Path">Where to do it.</param>
    /// <param name="Mine">Whether it is for whoever asks: their case, their vote, themselves.</param>
    /// <param name="Overdue">Whether the instant is over.</param>
    public sealed record Deadline(
        DateTimeOffset At,
        string Kind,
        string What,
        string? About,
        string Path,
        bool Mine,
        bool Overdue
    );

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/deadlines", Page).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapGet("/api/deadlines", Handle).RequireAuthorization(Policies.Colleague);
    }

    private static async Task<Ok<Response>> Handle(
        Viewer.Member viewer,
        CaseStore cases,
        ProposalStore proposals,
        StandingStore standings,
        Programme programme,
        CancellationToken cancel
    ) => TypedResults.Ok(new Response(programme.TimeZone, await All(viewer, cases, proposals, standings, cancel)));

    private static async Task<IResult> Page(
        Viewer.Member viewer,
        CaseStore cases,
        ProposalStore proposals,
        StandingStore standings,
        Programme programme,
        CancellationToken cancel
    ) =>
        PageResult.Of<DeadlinesPage>(
            new { Shown = new Response(programme.TimeZone, await All(viewer, cases, proposals, standings, cancel)) }
        );

    private static async Task<IReadOnlyList<Deadline>> All(
        Viewer.Member viewer,
        CaseStore cases,
        ProposalStore proposals,
        StandingStore standings,
        CancellationToken cancel
    )
    {
        var now = cases.Now;
        var queue = await cases.Queue(viewer, closed: false, cancel);
        var open = (await proposals.All(viewer, cancel)).Where(p => !p.IsDecided);
        var standing = await standings.Of(viewer.Person, cancel);
        return
        [
            .. queue
                .SelectMany(item => Of(item, viewer, now))
                .Concat(open.Select(p => Of(p, viewer, now)))
                .Concat(standing.Warnings.Where(w => w.By is not null).Select(w => Of(w, now)))
                .OrderBy(deadline => deadline.At)
                .ThenBy(deadline => deadline.About, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Deadline> Of(QueueItem item, Viewer.Member viewer, DateTimeOffset now)
    {
        var (number, mine) = (item.Number.Text, item.Owner == viewer.Person.Text);
        Deadline Owed(DateTimeOffset at, string kind, string what) =>
            new(at, kind, what, number, $"/cases/{number}", mine, at < now);

        if (item.AnswerBy is { } answer)
        {
            yield return item.Owner is null
                ? Owed(answer, "first-answer", "First answer to the reporter")
                : Owed(answer, "answer", "Answer to the reporter");
        }
        if (item.PublishBy is { } ends)
            yield return Owed(ends, "embargo-ends", "The embargo ends: publish by then");
        if (item.PlannedAt is { } planned)
            yield return Owed(planned, "publication", "Publishes");
    }

    private static Deadline Of(Proposal found, Viewer.Member viewer, DateTimeOffset now)
    {
        var me = Voter.Of(viewer.Person);
        var asked = found.Ballot?.Electorate.Contains(me) ?? found.Consulted.Contains(me);
        var what = found.Ballot is null ? "Passes unless somebody objects" : "The ballot closes";
        return new(
            found.Deadline,
            "proposal-closes",
            what,
            found.Id.Text,
            $"/proposals/{found.Id}",
            asked && found.OwnVote(me) is null,
            found.Deadline < now
        );
    }

    private static Deadline Of(Governance.Standings.Reason warning, DateTimeOffset now)
    {
        var (kind, path) = warning switch
        {
            { Agreement: { } agreement } => ("signature", $"/agreements/{AgreementNames.SlugOf(agreement)}"),
            { Code: "standing.roll-call" } => ("roll-call", "/standing"),
            _ => ("term-ends", "/standing"),
        };
        return new(warning.By!.Value, kind, warning.Sentence, null, path, true, warning.By < now);
    }
}
