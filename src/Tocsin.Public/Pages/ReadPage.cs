using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>A route that anybody may read, from any origin.</summary>
internal static class ReadPage
{
    private static readonly string[] ReadVerbs = [HttpMethods.Get, HttpMethods.Head];

    public static void MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handle) =>
        routes.MapMethods(pattern, ReadVerbs, handle).AllowCrossOriginRead().AllowAnonymous();
}
