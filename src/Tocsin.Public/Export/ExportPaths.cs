using System.Globalization;
using System.Text;
using System.Text.Json;
using Tocsin.Advisories.Exports;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Csaf;
using Tocsin.Public.Dumps;
using Tocsin.Public.Feeds;
using Tocsin.Public.Pages;
using Tocsin.Public.Settings;
using Tocsin.Standards.Disclosure;

namespace Tocsin.Public.Export;

/// <summary>
/// Every path of the public site that is a file: what it says depends on the data alone. Files come before the lists that name them,
/// so that a copy which is made in this order never names what is not there.
/// </summary>
internal sealed class ExportPaths(AdvisoryIndex index, PublicOptions site, Ask ask)
{
    // what an ecosystem must not be called, as the site answers with something else there
    private static readonly string[] taken =
    [
        "advisories",
        "packages",
        "feed",
        "feed.atom",
        "feed.json",
        "ecosystems.txt",
        "modified_id.csv",
        "cve",
        "cve.json",
        "statistics.json",
        "precedents.json",
        "heads.json",
        "cases",
        "cases.json",
        "vuln",
        "v3",
        "osv",
        ".well-known",
        ExportFolder.Manifest,
        ExportFolder.ContentTypes,
    ];

    private readonly IReadOnlyList<Dump> dumps =
    [
        .. Dump.All(index).Where(dump => !taken.Contains(dump.Ecosystem, StringComparer.Ordinal)),
    ];

    public async Task<IReadOnlyList<string>> All(CancellationToken cancel) =>
        [
            .. Records(),
            .. Formats(),
            .. await CsafFiles(cancel),
            .. await WorkingGroup(cancel),
            .. await NuGet(cancel),
            .. DumpLists(),
            .. FeedPaths(),
            .. site.Cna is null ? Array.Empty<string>() : ["/cve.json"],
            ShowStatistics.JsonPath,
            ShowPrecedents.Json,
            ShowHeads.JsonPath,
            .. await OpenedCases(cancel),
            ShowOpenedCase.JsonPath,
            SecurityTxt.Path,
        ];

    private IEnumerable<string> Records() =>
        index
            .Newest.Select(record => $"/advisories/{record.Id}.json")
            .Concat(dumps.SelectMany(dump => dump.Records.Select(record => $"/{dump.Ecosystem}/{record.Id}.json")));

    private IEnumerable<IndexedRecord> Own => index.Newest.Where(record => site.IsOwn(record.Id));

    private IEnumerable<string> Formats() =>
        Own.SelectMany(record =>
            new[] { $"/advisories/{record.Id}/csaf.json", $"/advisories/{record.Id}/openvex.json" }.Concat(
                site.Cna is null
                    ? []
                    : record
                        .Aliases.Where(alias => alias.StartsWith("CVE-", StringComparison.Ordinal))
                        .Select(cve => $"/cve/{cve}.json")
            )
        );

    private async Task<IEnumerable<string>> CsafFiles(CancellationToken cancel)
    {
        const string list = CsafDirectory.Folder + "/index.txt";
        var documents = Encoding
            .UTF8.GetString((await Read(list, cancel)).Span)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(path => new[] { "", ".sha256", ".sha512", CsafFile.SignatureEnding }.Select(e => path + e))
            .Select(path => $"{CsafDirectory.Folder}/{path}");
        using var metadata = JsonDocument.Parse(await Read(CsafDirectory.MetadataPath, cancel));
        var keys = metadata
            .RootElement.GetProperty("public_openpgp_keys")
            .EnumerateArray()
            .Select(key => CsafProvider.KeyPath(key.GetProperty("fingerprint").GetString()!))
            .ToList();
        return
        [
            .. keys,
            .. documents,
            list,
            CsafDirectory.Folder + "/changes.csv",
            CsafProvider.FeedPath,
            CsafDirectory.MetadataPath,
        ];
    }

    private async Task<IEnumerable<string>> OpenedCases(CancellationToken cancel)
    {
        using var list = JsonDocument.Parse(await Read(ShowOpenedCase.JsonPath, cancel));
        return
        [
            .. list
                .RootElement.GetProperty("cases")
                .EnumerateArray()
                .Select(one => $"/cases/{one.GetProperty("number").GetString()}.json"),
        ];
    }

    private async Task<IEnumerable<string>> WorkingGroup(CancellationToken cancel)
    {
        var paths = new List<string>();
        foreach (var kind in (string[])["core", "npm", "deps"])
        {
            var list = $"/vuln/{kind}/index.json";
            using var read = JsonDocument.Parse(await Read(list, cancel));
            paths.AddRange(read.RootElement.EnumerateObject().Select(file => $"/vuln/{kind}/{file.Name}.json"));
            paths.Add(list);
        }
        return paths;
    }

    private async Task<IEnumerable<string>> NuGet(CancellationToken cancel)
    {
        const string list = Tocsin.Public.NuGet.VulnerabilityInfo.IndexPath;
        using var read = JsonDocument.Parse(await Read(list, cancel));
        var pages = read
            .RootElement.EnumerateArray()
            .Select(page => new Uri(page.GetProperty("@id").GetString()!).AbsolutePath)
            .ToList();
        return [.. pages, list, "/v3/index.json"];
    }

    private IEnumerable<string> DumpLists() =>
        dumps
            .SelectMany(dump => new[] { $"/{dump.Ecosystem}/all.zip", $"/{dump.Ecosystem}/modified_id.csv" })
            .Append("/modified_id.csv")
            .Append("/ecosystems.txt");

    // of others' packages there are tens of thousands, and who publishes them announces them
    private IEnumerable<string> FeedPaths() =>
        Own.SelectMany(record => record.Affected)
            .Select(package => $"/packages/{package.Ecosystem}/{package.Name}/feed")
            .Distinct(StringComparer.Ordinal)
            .Concat(ProductFeed.All(index, site).Select(product => product.Path))
            .Concat(["/feed", "/feed/all"])
            .SelectMany(feed => new[] { feed + AtomFeed.Ending, feed + JsonFeed.Ending });

    private async Task<ReadOnlyMemory<byte>> Read(string path, CancellationToken cancel)
    {
        using var to = new MemoryStream();
        return await ask(path, to, cancel) is null
            ? throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"the site does not answer at {path}")
            )
            : to.ToArray();
    }
}
