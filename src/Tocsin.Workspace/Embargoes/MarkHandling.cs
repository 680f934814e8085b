using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Handling;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Embargoes;

/// <summary>POST /api/cases/{number}/handling: the mark on everything that is shared of the case.</summary>
internal static class MarkHandling
{
    public const string Path = "/handling";

    /// <param name="Tlp"><c>red</c>, <c>amber-strict</c>, <c>amber</c>, <c>green</c>, or <c>clear</c> once it is public.</param>
    public sealed record Request(Tlp? Tlp);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(Words.Parse<Tlp>(form["tlp"])), Handle, ShowEmbargo.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        request.Tlp is { } tlp
            ? visit.Decide(found => found.Mark(visit.Viewer, tlp))
            : Task.FromResult<Result<Case>>(Problem.Faulty([new("tlp", "Choose a mark.")]));
}
