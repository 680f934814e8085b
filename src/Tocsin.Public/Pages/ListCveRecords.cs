using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Exports;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Standards.Identifiers;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>
/// GET /cve, or as JSON /cve.json: the CVE records of the programme's CNA, the highest ID first. They follow from what is
/// published: an ID that is reserved or assigned in secret is in no list. Not there for a programme that is no CNA.
/// </summary>
internal static class ListCveRecords
{
    /// <param name="Cna">The CNA's short name at the CVE Program.</param>
    public sealed record Response(string Cna, IReadOnlyList<ListedCveRecord> Records);

    public static void Map(IEndpointRouteBuilder routes, LiveIndex live, PublicOptions site)
    {
        // a list of records in nobody's name would be none
        if (site.Cna is not { } cna)
            return;
        var list = new PerEdition<IReadOnlyList<ListedCveRecord>>(live, edition => Of(edition, site, cna));
        routes
            .MapMethods(
                "/cve",
                ReadPage.Verbs,
                (HttpContext context) => Handle(context, live.Now, list, site, cna, asJson: false)
            )
            .ForAnybody();
        routes
            .MapMethods(
                "/cve.json",
                ReadPage.Verbs,
                (HttpContext context) => Handle(context, live.Now, list, site, cna, asJson: true)
            )
            .ForAnybody();
    }

    private static IReadOnlyList<ListedCveRecord> Of(Edition edition, PublicOptions site, CveProvider cna)
    {
        var rows = new List<(CveId Id, ListedCveRecord Row)>();
        foreach (var own in edition.Index.Newest.Where(record => site.IsOwn(record.Id) && record.Withdrawn is null))
        {
            var record = own.ReadAll();
            if (!CveExport.IsOurs(record, cna))
                continue;
            foreach (var id in CveExport.Ids(record))
            {
                rows.Add(
                    (id, new(id.Text, own.Id, own.Title, own.Published, own.Modified, site.Link($"/cve/{id}.json")))
                );
            }
        }
        return [.. rows.OrderByDescending(one => one.Id).DistinctBy(one => one.Id).Select(one => one.Row)];
    }

    private static IResult Handle(
        HttpContext context,
        Edition edition,
        PerEdition<IReadOnlyList<ListedCveRecord>> list,
        PublicOptions site,
        CveProvider cna,
        bool asJson
    )
    {
        if (!asJson)
            context.Response.Headers.Vary = "Accept";
        if (Freshness.Has(context, Freshness.OfEdition(edition)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return !asJson && context.Request.PrefersPage()
            ? PageResult.Of<CveRecordsPage>(new { Records = list.Now, Options = site })
            : TypedResults.Ok(new Response(cna.ShortName, list.Now));
    }
}
