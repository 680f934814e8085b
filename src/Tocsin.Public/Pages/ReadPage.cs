using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>A route that anybody may read, from any origin.</summary>
internal static class ReadPage
{
    public static readonly string[] Verbs = [HttpMethods.Get, HttpMethods.Head];

    public static void ForAnybody(this RouteHandlerBuilder route) => route.AllowCrossOriginRead().AllowAnonymous();
}
