using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Openings;

/// <summary>POST /api/cases/{number}/opening/agreement: another triager agrees, with a fresh proof; the case is public from then on.</summary>
internal static class ConfirmOpening
{
    public const string Path = ShowOpening.Path + "/agreement";

    /// <param name="Otp">A code of the authenticator; null where the last proof is fresh.</param>
    public sealed record Request(string? Otp);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(string.IsNullOrWhiteSpace(form["otp"]) ? null : form["otp"]),
            Handle,
            ShowOpening.Page
        );

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        if (await StepUp.Check(visit.Context, request.Otp, visit.Cancel) is { } refused)
            return refused;
        return await visit.Decide(found => found.ConfirmOpening(visit.Viewer, visit.Now));
    }
}
