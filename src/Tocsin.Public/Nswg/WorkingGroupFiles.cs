using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Drafts;
using Tocsin.Advisories.Exports;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Nswg;

/// <summary>
/// GET /vuln/core/index.json, /vuln/npm/index.json, /vuln/deps/index.json, and single files by their number: the database as the
/// Node.js security working group kept it. What came from there keeps its number; the programme's own advisories follow, and those
/// of others are not among it. It holds no assessments of bundled dependencies.
/// </summary>
internal sealed class WorkingGroupFiles(LiveIndex live, PublicOptions site)
{
    private const string CorePrefix = "NSWG-COR-";
    private const string NpmPrefix = "NSWG-ECO-";

    private readonly PerEdition<Folder> core = new(live, edition => Folder.Of(Core(edition.Index, site)));
    private readonly PerEdition<Folder> npm = new(live, edition => Folder.Of(Npm(edition.Index, site)));

    public static void Map(IEndpointRouteBuilder routes, LiveIndex live, PublicOptions site)
    {
        var files = new WorkingGroupFiles(live, site);
        Map(routes, "/vuln/core", () => files.core.Now);
        Map(routes, "/vuln/npm", () => files.npm.Now);
        Map(routes, "/vuln/deps", () => Folder.Empty);
    }

    private static void Map(IEndpointRouteBuilder routes, string path, Func<Folder> folder)
    {
        routes.MapBytes(path + "/index.json", ByteAnswer.Json, () => folder().Index);
        routes.MapBytes(
            path + "/{number:long}.json",
            ByteAnswer.Json,
            context =>
                ValueTask.FromResult(
                    folder().Files.TryGetValue(Number(context), out var file)
                        ? Result.Of(file)
                        : (Result<ReadOnlyMemory<byte>>)Problem.NotFound
                )
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

    /// <summary>Files by number, and the index that has all of them.</summary>
    private sealed record Folder(byte[] Index, IReadOnlyDictionary<long, ReadOnlyMemory<byte>> Files)
    {
        public static Folder Empty { get; } = new("{}"u8.ToArray(), new Dictionary<long, ReadOnlyMemory<byte>>());

        public static Folder Of(IEnumerable<(long Number, Result<Exported> File)> files)
        {
            // what the format cannot say is left out
            var sorted = new SortedDictionary<long, ReadOnlyMemory<byte>>();
            foreach (var (number, file) in files)
            {
                if (file.TryGet(out var written, out _))
                    sorted[number] = written.Body;
            }
            using var index = new PooledBuffer(64 * 1024);
            index.Add("{"u8);
            foreach (var (number, file) in sorted)
            {
                index.Add(index.Length == 1 ? ""u8 : ","u8);
                index.Add(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\"{number}\":")));
                index.Add(file.Span);
            }
            index.Add("}"u8);
            return new(index.Written.ToArray(), sorted);
        }
    }
}
