using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.Charters;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.Programmes;

/// <summary>GET /programme, /api/programme and /programme.yaml: the programme as it is in force, for every member.</summary>
public static class ShowProgramme
{
    /// <param name="Version">From 1; what a change names as what it was made from.</param>
    /// <param name="IsSetUp">Whether a person has changed it or left it as it is.</param>
    /// <param name="Document">All of it, as YAML.</param>
    public sealed record Response(int Version, bool IsSetUp, string Document, IReadOnlyList<Change> Versions);

    /// <param name="At">UTC.</param>
    /// <param name="By">A name; <c>Tocsin</c> for the shell and the first start.</param>
    /// <param name="Why">Null for the first, and once redacted.</param>
    public sealed record Change(int Version, DateTimeOffset At, string By, string? Why);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/programme", Show).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapGet("/api/programme", Handle).RequireAuthorization(Policies.Colleague);
        app.MapGet("/programme.yaml", Download).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
    }

    /// <summary>The page; after a file was refused, with why.</summary>
    internal static async Task<IResult> Page(
        ProgrammeStore programmes,
        PersonNames names,
        Viewer.Member viewer,
        Problem? problem,
        CancellationToken cancel
    )
    {
        var history = await programmes.History(cancel);
        return PageResult.Of<ProgrammePage>(
            new
            {
                history.Charter,
                Shown = await Of(history, names, cancel),
                MayChange = viewer.Duties.Contains(Duty.Operator),
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );
    }

    internal static async Task<Response> Of(CharterHistory history, PersonNames names, CancellationToken cancel)
    {
        var people = history
            .Versions.Select(v => PersonId.Parse(v.By.Id))
            .Where(id => id.Succeeded)
            .Select(id => id.Value);
        var called = await names.Of(people, cancel);
        return new(
            history.Version,
            history.IsSetUp,
            history.Document ?? "",
            [
                .. history.Versions.Select(v => new Change(
                    v.Number,
                    v.At,
                    PersonId.Parse(v.By.Id).TryGet(out var id, out _)
                        ? called.GetValueOrDefault(id, "Former member")
                        : "Tocsin",
                    v.Why
                )),
            ]
        );
    }

    private static Task<IResult> Show(
        ProgrammeStore programmes,
        PersonNames names,
        Viewer.Member viewer,
        CancellationToken cancel
    ) => Page(programmes, names, viewer, null, cancel);

    private static async Task<Ok<Response>> Handle(
        ProgrammeStore programmes,
        PersonNames names,
        CancellationToken cancel
    ) => TypedResults.Ok(await Of(await programmes.History(cancel), names, cancel));

    private static async Task<FileContentHttpResult> Download(ProgrammeStore programmes, CancellationToken cancel) =>
        TypedResults.File(
            Encoding.UTF8.GetBytes((await programmes.History(cancel)).Document ?? ""),
            "application/yaml",
            "programme.yaml"
        );
}
