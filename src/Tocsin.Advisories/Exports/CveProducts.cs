using System.Text.Json.Nodes;
using Tocsin.Standards.CveRecords;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Exports;

/// <summary>Packages and commits as the format's "product": unaffected by default, so that nothing is said that is not written.</summary>
internal static class CveProducts
{
    /// <summary>One for the package's versions, and one for each repository whose commits are named.</summary>
    public static IEnumerable<JsonObject> Of(SaidPackage package, FaultCollector unsaid)
    {
        if (!package.SaysNothing)
            yield return Product(
                package,
                [.. package.Spans.Select(s => Span(s, TypeOf(package, s))), .. package.Versions.Select(Single)]
            );
        else if (package.Commits.Count == 0)
            unsaid.Warn(package.Path, "No version is named; a CVE record has nothing to say of it.");
        foreach (var repository in package.Commits.GroupBy(r => r.Repo, StringComparer.Ordinal))
        {
            if (repository.Key is null)
                unsaid.Warn(package.Path, "Commits without their repository mean nothing to others.");
            else
                yield return WithCommits(Product(package, []), repository.Key, repository);
        }
    }

    /// <summary>Commits of no package: their repository is all that is known of the product.</summary>
    public static IEnumerable<JsonObject> OfCommits(OsvRecord record) =>
        (record.Affected ?? [])
            .Where(a => a.Package is null)
            .SelectMany(a => a.Ranges ?? [])
            .Where(r => r is { Type: "GIT", Repo: not null } && Uri.TryCreate(r.Repo, UriKind.Absolute, out _))
            .GroupBy(r => r.Repo!, StringComparer.Ordinal)
            .Select(repository =>
            {
                var path = new Uri(repository.Key).AbsolutePath.Trim('/');
                var name = path.Length == 0 ? repository.Key : path;
                var product = new JsonObject
                {
                    ["vendor"] = name.Split('/')[0],
                    ["product"] = name.Split('/')[^1],
                    ["defaultStatus"] = "unaffected",
                };
                return WithCommits(product, repository.Key, repository);
            });

    private static JsonObject Product(SaidPackage package, IReadOnlyList<JsonObject> versions)
    {
        var product = new JsonObject { ["vendor"] = package.Vendor, ["product"] = package.Package.Name };
        if (CveCollections.UrlOf(package.Package.Ecosystem) is { } collection)
        {
            product["collectionURL"] = collection;
            product["packageName"] = package.Package.Name;
        }
        if (package.Url is { } url)
            product["packageURL"] = url;
        product["defaultStatus"] = "unaffected";
        if (versions.Count > 0)
            product["versions"] = JsonText.Objects(versions);
        return product;
    }

    private static JsonObject WithCommits(JsonObject product, string repository, IEnumerable<OsvRange> ranges)
    {
        var spans = ranges.SelectMany(CommitSpans.Of).Distinct();
        product["repo"] = repository;
        product["versions"] = JsonText.Objects(spans.Select(s => Span(s, "git")));
        return product;
    }

    private static JsonObject Span(AffectedSpan span, string type) =>
        new()
        {
            ["version"] = span.Start,
            [span.IncludesEnd ? "lessThanOrEqual" : "lessThan"] = span.End ?? "*",
            ["status"] = "affected",
            ["versionType"] = type,
        };

    private static JsonObject Single(string version) => new() { ["version"] = version, ["status"] = "affected" };

    private static string TypeOf(SaidPackage package, AffectedSpan span) =>
        span.IsSemVer
            ? "semver"
            : package.Package.Ecosystem switch
            {
                "PyPI" => "python",
                "Maven" => "maven",
                _ => "custom",
            };
}
