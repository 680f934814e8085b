using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Tocsin.Advisories.Exports;
using Tocsin.Public.Settings;

namespace Tocsin.Public.Csaf;

/// <summary>What a CSAF provider publishes beside its documents (CSAF 2.0, section 7): who it is, and lists of what there is.</summary>
internal static class CsafProvider
{
    /// <summary>The ROLIE feed (RFC 8322), next to the documents.</summary>
    public const string FeedPath = CsafDirectory.Folder + "/csaf-feed-tlp-white.json";

    /// <summary>Where the key of a fingerprint lies (7.1.20).</summary>
    public static string KeyPath(string fingerprint) => $"/.well-known/csaf/openpgp/{fingerprint}.asc";

    /// <summary><c>provider-metadata.json</c> (7.1.7), all members sorted by name.</summary>
    public static byte[] Metadata(CsafShelf shelf, PublicOptions site) =>
        JsonText.WriteSorted(
            new JsonObject
            {
                ["canonical_url"] = site.Link(CsafDirectory.MetadataPath),
                ["distributions"] = new JsonArray(
                    new JsonObject { ["directory_url"] = site.Link(CsafDirectory.Folder + "/") },
                    new JsonObject
                    {
                        ["rolie"] = new JsonObject
                        {
                            ["feeds"] = new JsonArray(
                                new JsonObject
                                {
                                    ["summary"] = $"All advisories of {site.SiteName}",
                                    ["tlp_label"] = "WHITE",
                                    ["url"] = site.Link(FeedPath),
                                }
                            ),
                        },
                    }
                ),
                ["last_updated"] = Instant(shelf.KeysAt > shelf.FilesAt ? shelf.KeysAt : shelf.FilesAt),
                ["list_on_CSAF_aggregators"] = true,
                ["metadata_version"] = "2.0",
                ["mirror_on_CSAF_aggregators"] = true,
                ["public_openpgp_keys"] = JsonText.Objects(
                    shelf.Keys.Select(key => new JsonObject
                    {
                        ["fingerprint"] = key.Fingerprint,
                        ["url"] = site.Link(KeyPath(key.Fingerprint)),
                    })
                ),
                ["publisher"] = new JsonObject
                {
                    ["category"] = site.Csaf.Publisher.Category,
                    ["name"] = site.Csaf.Publisher.Name,
                    ["namespace"] = site.Csaf.Publisher.Namespace.AbsoluteUri,
                },
                // as long as a signature is missing it is not what a trusted provider promises
                ["role"] = shelf.IsTrusted ? "csaf_trusted_provider" : "csaf_provider",
            }
        );

    /// <summary><c>index.txt</c> (7.1.12): every document, one path a line.</summary>
    public static byte[] Index(IReadOnlyList<CsafFile> files) =>
        Encoding.UTF8.GetBytes(string.Concat(files.Select(file => file.Path + "\n").Order(StringComparer.Ordinal)));

    /// <summary><c>changes.csv</c> (7.1.13): path and instant of the last change, the latest first.</summary>
    public static byte[] Changes(IReadOnlyList<CsafFile> files) =>
        Encoding.UTF8.GetBytes(
            string.Concat(files.Select(file => $"\"{file.Path}\",\"{Instant(file.Record.Modified)}\"\n"))
        );

    /// <summary>The ROLIE feed (7.1.15), the latest change first.</summary>
    public static byte[] Feed(CsafShelf shelf, PublicOptions site) =>
        JsonText.WriteSorted(
            new JsonObject
            {
                ["feed"] = new JsonObject
                {
                    ["id"] = "csaf-feed-tlp-white",
                    ["title"] = $"Advisories of {site.SiteName} (TLP:WHITE)",
                    ["link"] = new JsonArray(Link("self", site.Link(FeedPath))),
                    ["category"] = new JsonArray(
                        new JsonObject
                        {
                            ["scheme"] = "urn:ietf:params:rolie:category:information-type",
                            ["term"] = "csaf",
                        }
                    ),
                    ["updated"] = Instant(shelf.FilesAt),
                    ["entry"] = JsonText.Objects(shelf.Files.Select(file => Entry(file, site))),
                },
            }
        );

    private static JsonObject Entry(CsafFile file, PublicOptions site) =>
        new()
        {
            ["id"] = file.Record.Id,
            ["title"] = file.Record.Title,
            ["link"] = JsonText.Objects([
                Link("self", file.Link(site)),
                Link("hash", file.Link(site, ".sha256")),
                Link("hash", file.Link(site, ".sha512")),
                .. file.Signed is null
                    ? Array.Empty<JsonObject>()
                    : [Link("signature", file.Link(site, CsafFile.SignatureEnding))],
            ]),
            ["published"] = Instant(file.Record.Date),
            ["updated"] = Instant(file.Record.Modified),
            ["content"] = new JsonObject { ["type"] = "application/json", ["src"] = file.Link(site) },
            ["format"] = new JsonObject
            {
                ["schema"] = "https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json",
                ["version"] = "2.0",
            },
        };

    private static JsonObject Link(string relation, string address) => new() { ["rel"] = relation, ["href"] = address };

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
