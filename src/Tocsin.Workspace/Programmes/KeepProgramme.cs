using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Programmes;

/// <summary>POST /programme/keep: the programme is right as it is, and nobody is asked to set it up any more.</summary>
internal static class KeepProgramme
{
    public const string Path = "/programme/keep";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(Path, Handle).RequireAuthorization(Policies.Operator).ExcludeFromDescription();

    private static async Task<SeeOther> Handle(
        Viewer.Member viewer,
        ProgrammeStore programmes,
        CancellationToken cancel
    )
    {
        await programmes.Keep(viewer.Actor, cancel);
        return PageResult.SeeOther("/programme");
    }
}
