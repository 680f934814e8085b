using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tocsin.Web.Http;

/// <summary>Opens public reading, and nothing else, to the pages of other origins.</summary>
public static class CrossOriginRead
{
    /// <summary>For GETs and for queries that travel as POST; answers the preflight of the latter.</summary>
    public static T AllowCrossOriginRead<T>(this T endpoint)
        where T : IEndpointConventionBuilder
    {
        endpoint.Add(builder =>
        {
            builder.Metadata.Add(new CrossOriginReadAttribute());
            // Routing then also finds the endpoint for an OPTIONS request that asks for its method.
            foreach (var methods in builder.Metadata.OfType<HttpMethodMetadata>().ToArray())
                builder.Metadata.Add(new HttpMethodMetadata(methods.HttpMethods, acceptCorsPreflight: true));
        });
        return endpoint;
    }

    /// <summary>Answers preflights and lets marked answers be read. Stands after routing and before authorisation.</summary>
    public static IApplicationBuilder UseCrossOriginReads(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (context.GetEndpoint()?.Metadata.GetMetadata<CrossOriginReadAttribute>() is null)
                    return next(context);

                var headers = context.Response.Headers;
                headers.AccessControlAllowOrigin = "*";
                var asked = context.Request.Headers.AccessControlRequestMethod;
                if (!HttpMethods.IsOptions(context.Request.Method) || asked.Count == 0)
                    return next(context);

                headers.AccessControlAllowMethods = asked;
                headers.AccessControlAllowHeaders = "content-type, content-encoding";
                headers.AccessControlMaxAge = "86400";
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            }
        );
}
