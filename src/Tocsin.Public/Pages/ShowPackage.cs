using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>GET /packages/{ecosystem}/{name}: every advisory of one package. An unknown package is 404, one without advisories too.</summary>
internal static class ShowPackage
{
    /// <summary>The most advisories that the page lists, the newest first; the API has all.</summary>
    public const int Most = 500;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapRead("/packages/{ecosystem}/{**name}", Handle);

    private static IResult Handle(HttpContext context, string ecosystem, string? name, LiveIndex live)
    {
        var edition = live.Now;
        var records = Records(edition.Index, ecosystem, name ?? "");
        if (records.Count == 0)
            return PageResult.Answer(context.Request, Problem.NotFound);
        context.Response.Headers.Vary = "Accept";
        if (Freshness.Has(context, Freshness.OfEdition(edition)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return context.Request.PrefersPage()
            ? PageResult.Of<PackagePage>(
                new
                {
                    Ecosystem = ecosystem,
                    Name = name,
                    Records = records,
                }
            )
            : TypedResults.Ok(new ListAdvisories.Response([.. records.Select(ListedAdvisory.Of)], 1, null));
    }

    private static List<IndexedRecord> Records(AdvisoryIndex index, string ecosystem, string name)
    {
        var all = new HashSet<IndexedRecord>();
        foreach (var package in index.Package(ecosystem, name).All)
            all.Add(package.Record);
        return [.. all.OrderByDescending(record => record.Date).ThenBy(r => r.Id, StringComparer.Ordinal).Take(Most)];
    }
}
