using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Vendors;

namespace Tocsin.Workspace.Embargoes;

/// <summary>
/// POST /api/cases/{number}/embargo/answers: the team answers a proposal, or a triager records what a vendor answered.
/// </summary>
internal static class AnswerEmbargo
{
    public const string Path = ShowEmbargo.Path + "/answers";

    /// <param name="Proposal">Its number; 0 for what is in force already.</param>
    /// <param name="Vendor">For which vendor; null: for the team.</param>
    /// <param name="Agrees">Whether they agree.</param>
    public sealed record Request(int? Proposal, int? Vendor, bool? Agrees);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form =>
                new(
                    int.TryParse(form["proposal"], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                        ? n
                        : null,
                    VendorField.Of(form),
                    form["agrees"] switch
                    {
                        "yes" => true,
                        "no" => false,
                        _ => null,
                    }
                ),
            Handle,
            ShowEmbargo.Page
        );

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        if (request.Proposal is null)
            faults.Add("proposal", "Say which proposal is answered.");
        if (request.Agrees is null)
            faults.Add("agrees", "Say whether they agree.");
        return await faults
            .Else(() => request.Proposal!.Value)
            .Then(proposal =>
                visit.Decide(found =>
                    found.AnswerEmbargo(visit.Viewer, request.Vendor, proposal, request.Agrees!.Value)
                )
            );
    }
}
