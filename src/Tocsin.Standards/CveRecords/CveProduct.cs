using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Standards.CveRecords;

/// <summary>One entry of <c>affected</c>: a package with its versions, or a product that no ecosystem has.</summary>
/// <param name="Affected">Null where the record says nothing that OSV has words for.</param>
/// <param name="Original">The entry as it is, where it is no package.</param>
internal sealed record CveProduct(OsvAffected? Affected, JsonElement? Original)
{
    public static CveProduct Read(OsvElement at)
    {
        var package = CveCollections.Find(
            at.Text("packageURL"),
            at.Text("collectionURL"),
            at.Text("packageName"),
            at.Text("vendor"),
            at.Text("product")
        );
        if (package is not { } found)
        {
            // Without an ecosystem only commits mean something to others.
            var commits = CveVersions.Read(at, scheme: null, "").Ranges?.Where(r => r.Type == "GIT").ToList();
            return new(commits is { Count: > 0 } ? new OsvAffected { Ranges = commits } : null, at.Whole);
        }
        var versions = CveVersions.Read(at, SchemeOf(at, found), found.Ecosystem);
        return new(
            new OsvAffected
            {
                Package = new(found.Ecosystem, found.Name, at.Text("packageURL")?.Trim()),
                Ranges = versions.Ranges,
                Versions = versions.Versions,
                EcosystemSpecific = Specifics(at, found),
            },
            null
        );
    }

    // An ecosystem's own order comes first; of one that has none, SemVer if every range says that it is.
    private static VersionScheme? SchemeOf(OsvElement at, PackageName package)
    {
        if (VersionScheme.For(package.Ecosystem) is { } scheme)
            return scheme;
        var types = (at.Each("versions", CveRangeType.Read) ?? []).Where(t => t.IsRange).ToList();
        return types.Count > 0 && types.TrueForAll(t => t.Type == "semver") ? VersionScheme.SemVer : null;
    }

    // As Go's own database has it: the packages of a module, and their functions.
    private static JsonElement? Specifics(OsvElement at, PackageName package)
    {
        if (package.Ecosystem != "Go" || at.Text("packageName") is not { } path)
            return null;
        var import = new JsonObject { ["path"] = path };
        if (at.Each("programRoutines", r => r.Text("name")) is { Count: > 0 } routines)
            import["symbols"] = new JsonArray([.. routines.Select(r => JsonValue.Create(r))]);
        return OsvExtras.Of(new JsonObject { ["imports"] = new JsonArray(import) });
    }

    private sealed record CveRangeType(string? Type, bool IsRange)
    {
        public static CveRangeType Read(OsvElement at) =>
            new(at.Text("versionType"), (at.Text("lessThan") ?? at.Text("lessThanOrEqual")) is not null);
    }
}
