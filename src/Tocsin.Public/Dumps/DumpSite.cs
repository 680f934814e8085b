using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;

namespace Tocsin.Public.Dumps;

/// <summary>GET /{ecosystem}/all.zip and its neighbours: everything, for who mirrors it, laid out as OSV's public bucket. Also under /osv.</summary>
internal sealed class DumpSite(LiveIndex live)
{
    private static readonly string[] ReadVerbs = [HttpMethods.Get, HttpMethods.Head];

    private readonly PerEdition<Dumps> dumps = new(live, edition => new(Dump.All(edition.Index)));
    private readonly ConcurrentDictionary<string, Zipped> files = new(StringComparer.Ordinal);

    public static void Map(IEndpointRouteBuilder routes, LiveIndex live)
    {
        var site = new DumpSite(live);
        foreach (var prefix in (string[])["", "/osv"])
        {
            Read(routes, prefix + "/ecosystems.txt", site.Ecosystems);
            Read(routes, prefix + "/modified_id.csv", site.Changes);
            Read(routes, prefix + "/{ecosystem}/modified_id.csv", site.ChangesOfOne);
            Read(routes, prefix + "/{ecosystem}/all.zip", site.Zip);
            Read(routes, prefix + "/{ecosystem}/{id}.json", site.Record);
        }
    }

    private Dumps Everything => dumps.Now;

    private Task Ecosystems(HttpContext context) => Send(context, Everything.Ecosystems, "text/plain; charset=utf-8");

    private Task Changes(HttpContext context) => Send(context, Everything.Changes, "text/csv; charset=utf-8");

    private Task ChangesOfOne(HttpContext context) =>
        Everything.Find(Asked(context)) is { } dump
            ? Send(context, dump.WriteChanges(), "text/csv; charset=utf-8")
            : Absent(context);

    private async Task Zip(HttpContext context)
    {
        if (Everything.Find(Asked(context)) is { } dump)
            await (await Made(dump)).Send(context);
        else
            await Absent(context);
    }

    private async Task Record(HttpContext context)
    {
        var (ecosystem, id) = (Asked(context), (string)context.GetRouteValue("id")!);
        if (
            live.Now.Index.Find(id) is { } record
            && record.Affected.Any(a => Dump.Unsuffixed(a.Ecosystem) == ecosystem)
        )
            await Send(context, record.Body, ByteAnswer.Json);
        else
            await Absent(context);
    }

    // Made when first asked for, once however many ask, and again only when its records are others.
    private Task<DumpFile> Made(Dump dump)
    {
        var wanted = new Zipped(dump);
        var zipped = files.AddOrUpdate(
            dump.Ecosystem,
            wanted,
            (_, there) => there.Of.SequenceEqual(wanted.Of) && !there.File.Value.IsFaulted ? there : wanted
        );
        return zipped.File.Value;
    }

    private static async Task Send(HttpContext context, ReadOnlyMemory<byte> body, string type)
    {
        if (!Freshness.Has(context, Freshness.OfBytes(body.Span)))
            await ByteAnswer.Send(context, body, type);
    }

    private static Task Absent(HttpContext context) => Problem.NotFound.ToHttp().ExecuteAsync(context);

    private static string Asked(HttpContext context) => (string)context.GetRouteValue("ecosystem")!;

    private static void Read(IEndpointRouteBuilder routes, string path, RequestDelegate answer) =>
        routes.MapMethods(path, ReadVerbs, answer).AllowCrossOriginRead().AllowAnonymous();

    private sealed class Dumps(IReadOnlyList<Dump> all)
    {
        public byte[] Ecosystems { get; } = Dump.WriteEcosystems(all);

        public byte[] Changes => field ??= Dump.WriteChanges(all);

        public Dump? Find(string ecosystem) => all.FirstOrDefault(dump => dump.Ecosystem == ecosystem);
    }

    private sealed class Zipped(Dump dump)
    {
        // whoever asked first may hang up; the others still want it
        public Lazy<Task<DumpFile>> File { get; } =
            new(() => Task.Run(() => DumpFile.Make(dump, CancellationToken.None)));

        public IReadOnlyList<Tocsin.Advisories.Matching.IndexedRecord> Of { get; } = dump.Records;
    }
}
