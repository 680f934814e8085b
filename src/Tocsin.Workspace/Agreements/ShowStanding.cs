using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.Standings;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.Agreements;

/// <summary>GET /standing and /api/standing: what one may and why, and what there is to do where a door is closed.</summary>
public static class ShowStanding
{
    /// <param name="Holds">Whether any door is open.</param>
    /// <param name="Changes">When it changes by itself, UTC; null: never.</param>
    public sealed record Response(
        bool Holds,
        IReadOnlyList<Line> Reasons,
        IReadOnlyList<Line> Warnings,
        IReadOnlyList<Given> Rights,
        IReadOnlyList<GivenCase> Cases,
        DateTimeOffset? Changes
    );

    /// <param name="Code">Stable, such as <c>standing.agreement-unsigned</c>.</param>
    /// <param name="Next">What to do; null: nothing.</param>
    /// <param name="At">Where to do it; null where there is no place for it.</param>
    /// <param name="By">UTC; null without a day.</param>
    public sealed record Line(string Code, string Sentence, string? Next, string? At, DateTimeOffset? By);

    /// <param name="Duty"><c>triager</c>, <c>operator</c>, …</param>
    /// <param name="Since">UTC.</param>
    /// <param name="Until">UTC; null: without end.</param>
    public sealed record Given(string Duty, string Why, DateTimeOffset Since, DateTimeOffset? Until);

    /// <summary>A single case that is open, whatever one's duties. Instants are UTC.</summary>
    /// <param name="Way"><c>expert</c>, <c>break-glass</c>, <c>release</c>.</param>
    public sealed record GivenCase(string Case, string Way, string Why, DateTimeOffset Since, DateTimeOffset Until);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/standing", Show).RequireAuthorization(Policies.Session);
        app.MapGet("/api/standing", Handle).RequireAuthorization(Policies.Session);
    }

    /// <summary>A standing as pages and programs read it.</summary>
    public static Response Of(Standing standing) =>
        new(
            standing.Holds,
            [.. standing.Reasons.Select(Read)],
            [.. standing.Warnings.Select(Read)],
            [
                .. standing.Rights.All.Select(right => new Given(
                    Word.Of(right.Duty),
                    right.Why,
                    right.Since,
                    right.Until
                )),
            ],
            [
                .. standing
                    .Rights.Cases.Where(one => standing.Rights.OpenCases.Contains(one.Case, StringComparer.Ordinal))
                    .Select(one => new GivenCase(one.Case, Word.Of(one.Way), one.Why, one.Since, one.Until)),
            ],
            standing.NextChange
        );

    private static async Task<IResult> Show(Viewer.Member viewer, StandingStore standings, CancellationToken cancel) =>
        PageResult.Of<StandingPage>(new { Shown = Of(await standings.Of(viewer.Person, cancel)) });

    private static async Task<Ok<Response>> Handle(
        Viewer.Member viewer,
        StandingStore standings,
        CancellationToken cancel
    ) => TypedResults.Ok(Of(await standings.Of(viewer.Person, cancel)));

    private static Line Read(Reason reason) =>
        new(
            reason.Code,
            reason.Sentence,
            reason.Next,
            reason.Agreement is { } kind && reason.Code != "standing.no-agreement"
                ? "/agreements/" + AgreementNames.SlugOf(kind)
                : null,
            reason.By
        );
}
