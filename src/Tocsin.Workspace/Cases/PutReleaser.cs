using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.Cases;

/// <summary>POST /api/cases/{number}/releasers: a releaser sees the case, which is part of the release that they build.</summary>
internal static class PutReleaser
{
    public const string Path = "/releasers";

    /// <param name="Person">Somebody with the duty of a releaser.</param>
    /// <param name="Days">1 to 90.</param>
    /// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
    public sealed record Request(string? Person, int? Days, string? Code = null);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form =>
                new(
                    form["person"],
                    int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days)
                        ? days
                        : null,
                    form["otp"]
                ),
            Handle,
            ShowCasePeople.Page
        );

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var most = (int)Member.LongestOnCase.TotalDays;
        var days = request.Days ?? 0;
        if (days < 1 || days > most)
            faults.Add("days", $"Give 1 to {most} days.");
        var person = faults.Take("", await NamedPerson.Known(visit, request.Person));
        if (faults.Else(() => person).Problem is { } faulty)
            return faulty;
        var standing = await visit.Service<StandingStore>().Of(person, visit.Cancel);
        if (!standing.Rights.Has(Duty.Releaser))
            return Problem.Faulty([new("person", "They are no releaser.")]);
        if (await StepUp.Check(visit.Context, request.Code, visit.Cancel) is { } refused)
            return refused;
        return await visit.Store.Decide<Member>(
            visit.Number,
            visit.Viewer,
            Member.Stream(person),
            (found, member) => found.PutReleaser(visit.Viewer, member, visit.Now.AddDays(days), visit.Now),
            visit.Cancel
        );
    }
}
