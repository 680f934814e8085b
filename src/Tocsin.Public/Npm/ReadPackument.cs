using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Drafts;
using Tocsin.Public.Http;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;

namespace Tocsin.Public.Npm;

/// <summary>
/// GET /npm/{package}: what npm reads after an audit to find a fix, passed on from the registry that the operator has set; 404
/// without one. Where clients use the bare origin as their registry, /{package} is the same.
/// </summary>
internal static class ReadPackument
{
    private static readonly string[] ReadVerbs = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes, UpstreamRegistry? registry)
    {
        if (registry is null)
            return;
        foreach (var path in (string[])["/npm/{name}", "/npm/{scope}/{name}", "/{name}"])
        {
            routes
                .MapMethods(path, ReadVerbs, (RequestDelegate)(context => Handle(context, registry)))
                .AllowCrossOriginRead()
                .AllowAnonymous();
        }
    }

    private static async Task Handle(HttpContext context, UpstreamRegistry registry)
    {
        // npm escapes the slash of a scope, and Kestrel leaves that one escaped
        var name = Uri.UnescapeDataString(
            context.GetRouteValue("scope") is string scope
                ? $"{scope}/{context.GetRouteValue("name")}"
                : (string)context.GetRouteValue("name")!
        );
        if (NpmName.Fault(name) is not null || context.Request.PrefersPage())
        {
            await PageResult.Answer(context.Request, Problem.NotFound).ExecuteAsync(context);
            return;
        }
        if (!(await registry.Read(name)).TryGet(out var packument, out var problem))
            await problem.ToHttp().ExecuteAsync(context);
        else if (!Freshness.Has(context, Freshness.OfBytes(packument)))
            await ByteAnswer.Send(context, packument, ByteAnswer.Json);
    }
}
