using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.States;
using Tocsin.Cases.Vendors;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Embargoes;

/// <summary>
/// POST /api/cases/{number}/world: it is public, a way to exploit it is, or attacks were seen. What is public ends an embargo at
/// once; attacks ask whether to.
/// </summary>
internal static class NoteWorld
{
    public const string Path = "/world";

    /// <param name="What"><c>public</c>, <c>exploit-public</c> or <c>attacks-observed</c>.</param>
    /// <param name="Where">Where it was seen, Markdown.</param>
    public sealed record Request(CaseEvent? What, string? Where);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(Words.Parse<CaseEvent>(form["what"]), form["where"]),
            Handle,
            ShowEmbargo.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        if (request.What is null)
            faults.Add("what", "Choose what happened.");
        var where = faults.Required("where", request.Where, Evidence.Longest);
        return faults
            .Else(() => new Evidence(where))
            .Then(seen => visit.Decide(found => found.NoteWorld(visit.Viewer, request.What!.Value, seen)));
    }
}
