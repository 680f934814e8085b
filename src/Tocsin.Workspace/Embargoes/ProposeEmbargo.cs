using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Embargoes;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Advisories;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Embargoes;

/// <summary>POST /api/cases/{number}/embargo/proposals: the team proposes another end; the reporter and the vendors answer.</summary>
internal static class ProposeEmbargo
{
    public const string Path = ShowEmbargo.Path + "/proposals";

    /// <param name="Until">With its zone, as RFC 3339 has it. A form's is on the clocks of the programme.</param>
    /// <param name="Terms">Markdown; null for none.</param>
    public sealed record Request(string? Until, string? Terms);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(form["until"], form["terms"]), Handle, ShowEmbargo.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var until = faults.Take("until", PublicationInstant.Of(request.Until ?? "", visit.Programme.TimeZone));
        var terms = faults.Optional("terms", request.Terms, EmbargoTerms.Longest);
        return faults
            .Else(() => terms is null ? null : new EmbargoTerms(terms))
            .Then(text =>
                visit.Decide(found => found.ProposeEmbargo(visit.Viewer, until, text, visit.Programme, visit.Now))
            );
    }
}
