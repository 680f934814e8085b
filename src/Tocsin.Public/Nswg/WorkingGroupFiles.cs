using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Drafts;
using Tocsin.Advisories.Exports;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Public.Storage;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Nswg;

/// <summary>
/// GET /vuln/core/index.json, /vuln/npm/index.json, /vuln/deps/index.json, and single files by their number: the database as the
/// Node.js security working group kept it. What came from there keeps its number; the programme's own advisories follow, and those
/// of others are not among it. The assessments of bundled dependencies are as they were imported.
/// </summary>
internal sealed class WorkingGroupFiles(LiveIndex live, PublicOptions site)
{
    private const string CorePrefix = "NSWG-COR-";
    private const string NpmPrefix = "NSWG-ECO-";

    private readonly PerEdition<NumberedFiles> core = new(live, edition => Written(Core(edition.Index, site)));
    private readonly PerEdition<NumberedFiles> npm = new(live, edition => Written(Npm(edition.Index, site)));

    public static void Map(IEndpointRouteBuilder routes, LiveIndex live, PublicStore store, PublicOptions site)
    {
        var files = new WorkingGroupFiles(live, site);
        var assessments = new Assessments(live, store);
        Map(routes, "/vuln/core", _ => ValueTask.FromResult(files.core.Now));
        Map(routes, "/vuln/npm", _ => ValueTask.FromResult(files.npm.Now));
        Map(routes, "/vuln/deps", assessments.Now);
    }

    private static void Map(
        IEndpointRouteBuilder routes,
        string path,
        Func<CancellationToken, ValueTask<NumberedFiles>> folder
    )
    {
        routes.MapBytes(
            path + "/index.json",
            ByteAnswer.Json,
            async context => Result.Of<ReadOnlyMemory<byte>>((await folder(context.RequestAborted)).Index)
        );
        routes.MapBytes(
            path + "/{number:long}.json",
            ByteAnswer.Json,
            async context =>
                (await folder(context.RequestAborted)).Files.TryGetValue(Number(context), out var file)
                    ? Result.Of(file)
                    : Problem.NotFound
        );
    }

    private static IEnumerable<(long Number, Result<Exported> File)> Core(AdvisoryIndex index, PublicOptions site)
    {
        foreach (var record in index.Newest.Where(record => record.Withdrawn is null))
        {
            if (NumberAfter(CorePrefix, record.Id) is { } number)
                yield return (number, NswgExport.Core(record.ReadAll(), Page(record, site)));
            // years and numbers of ours lie far above all of theirs
            else if (
                site.IsOwn(record.Id)
                && record.Affected.Any(a => a is { Ecosystem: "Node.js", Name: "node" })
                && AdvisoryId.Parse(record.Id).TryGet(out var id, out _)
            )
                yield return (
                    id.Year * 1_000_000_000L + id.Number,
                    NswgExport.Core(record.ReadAll(), Page(record, site))
                );
        }
    }

    private static IEnumerable<(long Number, Result<Exported> File)> Npm(AdvisoryIndex index, PublicOptions site)
    {
        foreach (var record in index.Newest.Where(record => record.Withdrawn is null))
        {
            var theirs = NumberAfter(NpmPrefix, record.Id);
            if (theirs is null && !site.IsOwn(record.Id))
                continue;
            foreach (var package in record.Affected.Where(a => a.Ecosystem == "npm"))
            {
                var number = theirs ?? package.NpmId;
                yield return (number, NswgExport.Npm(record.ReadAll(), package.Name, number));
            }
        }
    }

    private static Uri Page(IndexedRecord record, PublicOptions site) => new(site.Link($"/advisories/{record.Id}"));

    private static long? NumberAfter(string prefix, string id) =>
        id.StartsWith(prefix, StringComparison.Ordinal)
        && long.TryParse(id.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static long Number(HttpContext context) =>
        long.Parse((string)context.GetRouteValue("number")!, CultureInfo.InvariantCulture);

    // what the format cannot say is left out
    private static NumberedFiles Written(IEnumerable<(long Number, Result<Exported> File)> files) =>
        NumberedFiles.Of(
            files
                .Where(file => file.File.Succeeded)
                .Select(file => (file.Number, (ReadOnlyMemory<byte>)file.File.Value.Body))
        );
}
