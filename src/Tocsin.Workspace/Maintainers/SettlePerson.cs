using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Maintainers;

/// <summary>POST /api/cases/{number}/maintainers/people: agrees that somebody whom a maintainer proposed is invited, or does not.</summary>
internal static class SettlePerson
{
    public const string Path = ShowReaching.Path + "/people";

    /// <param name="Proposal">Its number within the case.</param>
    public sealed record Request(int? Proposal, bool? Agrees);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form =>
                new(
                    FormNumber.Of(form, "proposal"),
                    form["agrees"] switch
                    {
                        "yes" => true,
                        "no" => false,
                        _ => null,
                    }
                ),
            Handle,
            ShowReaching.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        request.Agrees is not { } agrees
            ? Task.FromResult<Result<Case>>(Problem.Faulty([new("agrees", "Say yes or no.")]))
            : visit.Decide(found =>
                found.SettlePerson(
                    visit.Viewer,
                    request.Proposal ?? 0,
                    agrees,
                    visit.Service<MaintainerStore>().Token(),
                    visit.Now
                )
            );
}
