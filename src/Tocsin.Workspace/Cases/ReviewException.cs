using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Cases;

/// <summary>POST /api/cases/{number}/exception-reviews: somebody who had no part in an exception says afterwards what they found.</summary>
internal static class ReviewException
{
    public const string Path = "/exception-reviews";

    /// <param name="Exception">Its number within the case.</param>
    /// <param name="Finding">Was it right, and what follows.</param>
    public sealed record Request(long? Exception, string? Finding);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form =>
                new(
                    long.TryParse(form["exception"], NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                        ? at
                        : null,
                    form["finding"]
                ),
            Handle,
            ShowCasePeople.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var finding = faults.Required("finding", request.Finding, ReasonText.Longest);
        if (request.Exception is null)
            faults.Add("exception", "This is needed.");
        return faults
            .Else(() => new ReasonText(finding))
            .Then(text =>
                visit.Decide(found => found.ReviewException(visit.Viewer, request.Exception!.Value, text, visit.Now))
            );
    }
}
