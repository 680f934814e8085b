using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Exports;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Formats;

/// <summary>
/// GET /advisories/{id}/openvex.json and /cve/{CVE ID}.json: the programme's own advisories in the words of other formats. What
/// others published they say themselves.
/// </summary>
internal sealed class OtherFormats(LiveIndex live, PublicOptions site)
{
    private readonly ConditionalWeakTable<IndexedRecord, Exported> vex = [];

    public static void Map(IEndpointRouteBuilder routes, LiveIndex live, PublicOptions site)
    {
        var formats = new OtherFormats(live, site);
        routes.MapBytes(
            "/advisories/{id}/openvex.json",
            ByteAnswer.Json,
            context => ValueTask.FromResult(formats.OpenVex((string)context.GetRouteValue("id")!))
        );
        // a record is written in the name of a CNA
        if (site.Cna is { } cna)
            routes.MapBytes(
                "/cve/{id}.json",
                ByteAnswer.Json,
                context => ValueTask.FromResult(formats.CveRecord((string)context.GetRouteValue("id")!, cna))
            );
    }

    private Result<ReadOnlyMemory<byte>> OpenVex(string id)
    {
        if (live.Now.Index.Find(id) is not { } record || !site.IsOwn(id))
            return Problem.NotFound;
        if (vex.TryGetValue(record, out var made))
            return made.Body;
        var written = OpenVexExport.Document(
            record.ReadAll(),
            new(site.Link($"/advisories/{id}/openvex.json")),
            new(site.SiteName, "Coordinator", "Tocsin"),
            record.Revision
        );
        if (written.TryGet(out var document, out _))
            vex.AddOrUpdate(record, document);
        return written.Map(document => document.Body);
    }

    private Result<ReadOnlyMemory<byte>> CveRecord(string id, CveProvider cna)
    {
        if (!CveId.Parse(id).TryGet(out var cve, out _))
            return Problem.NotFound;
        var index = live.Now.Index;
        var own = index.WithAlias(cve.Text).FirstOrDefault(record => site.IsOwn(record.Id) && record.Withdrawn is null);
        return own?.ReadAll() is not { } record || !CveExport.IsOurs(record, cna)
            ? Problem.NotFound
            : CveExport
                .Record(record, cve, new(site.Link($"/advisories/{own.Id}")), cna)
                .Map(document => document.Body);
    }
}
