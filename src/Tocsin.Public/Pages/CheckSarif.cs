using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Tocsin.Advisories.Exports;
using Tocsin.Public.Settings;

namespace Tocsin.Public.Pages;

/// <summary>
/// What is affected of a lock file, as SARIF 2.1.0 (docs.oasis-open.org/sarif), which code hosts and editors show beside the line:
/// a rule for each advisory, a result for each package that it affects, a notification for what was not checked.
/// </summary>
internal static class CheckSarif
{
    public const string ContentType = "application/sarif+json";

    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    // code hosts tell by it whether they have shown a result before
    private const string Fingerprint = "advisoryAndPackage/v1";

    /// <param name="file">What the sender called the file; null where they did not say.</param>
    public static byte[] Write(CheckResponse response, string? file, PublicOptions site)
    {
        var rules = response
            .Affected.SelectMany(package => package.Advisories)
            .DistinctBy(advisory => advisory.Id, StringComparer.Ordinal)
            .ToList();
        var indexes = rules.Select((rule, i) => (rule.Id, i)).ToDictionary(r => r.Id, r => r.i, StringComparer.Ordinal);
        var place = PlaceOf(file);
        var results = response.Affected.SelectMany(package =>
            package.Advisories.Select(advisory => Result(package, advisory, indexes[advisory.Id], place))
        );
        return JsonText.Write(
            new JsonObject
            {
                ["$schema"] = Schema,
                ["version"] = "2.1.0",
                ["runs"] = new JsonArray(
                    new JsonObject
                    {
                        ["tool"] = new JsonObject
                        {
                            ["driver"] = new JsonObject
                            {
                                ["name"] = "Tocsin",
                                ["organization"] = site.SiteName,
                                ["informationUri"] = site.Link("/check"),
                                ["rules"] = JsonText.Objects(rules.Select(rule => Rule(rule, site))),
                            },
                        },
                        ["columnKind"] = "utf16CodeUnits",
                        ["invocations"] = new JsonArray(
                            new JsonObject
                            {
                                ["executionSuccessful"] = true,
                                ["toolExecutionNotifications"] = JsonText.Objects(Notifications(response, place)),
                            }
                        ),
                        // none at all: whoever showed some takes them away
                        ["results"] = JsonText.Objects(results),
                    }
                ),
            }
        );
    }

    private static JsonObject Rule(CheckedAdvisory advisory, PublicOptions site)
    {
        var properties = new JsonObject { ["tags"] = JsonText.Texts(["security", .. advisory.Aliases]) };
        if (advisory.Score is { } score)
            properties["security-severity"] = score.ToString("0.0", CultureInfo.InvariantCulture);
        var address = site.Link(advisory.Url);
        return new()
        {
            ["id"] = advisory.Id,
            ["shortDescription"] = Message(advisory.Title),
            ["fullDescription"] = Message(advisory.Title),
            ["help"] = Message($"What it is, whom it concerns and what to do: {address}"),
            ["helpUri"] = address,
            ["defaultConfiguration"] = new JsonObject { ["level"] = Level(advisory) },
            ["properties"] = properties,
        };
    }

    private static JsonObject Result(CheckedPackage package, CheckedAdvisory advisory, int rule, Uri place)
    {
        var remedy = advisory.Fixed is [var nearest, ..] ? $"Fixed in {nearest}." : "No fixed version is named.";
        var identity = $"{advisory.Id} {package.Ecosystem}/{package.Name}@{package.Version}";
        return new()
        {
            ["ruleId"] = advisory.Id,
            ["ruleIndex"] = rule,
            ["level"] = Level(advisory),
            ["message"] = Message(
                $"{package.Name} {package.Version} is affected by {advisory.Id}: {advisory.Title}. {remedy}"
            ),
            ["locations"] = new JsonArray(Location(place, package.Line)),
            ["partialFingerprints"] = new JsonObject
            {
                [Fingerprint] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity))),
            },
        };
    }

    private static IEnumerable<JsonObject> Notifications(CheckResponse response, Uri place)
    {
        if (response.AffectedCount > response.Affected.Count)
            yield return new()
            {
                ["level"] = "warning",
                ["message"] = Message(
                    $"These are the first {response.Affected.Count} of {response.AffectedCount} affected packages."
                ),
            };
        if (response.UnreadCount > response.Unread.Count)
            yield return new()
            {
                ["level"] = "warning",
                ["message"] = Message($"{response.UnreadCount} entries were not checked; these are the first."),
            };
        foreach (var entry in response.Unread)
            yield return new()
            {
                ["level"] = "note",
                ["message"] = Message($"Not checked: {entry.Text}: {entry.Reason}"),
                ["locations"] = new JsonArray(Location(place, entry.Line)),
            };
    }

    private static JsonObject Location(Uri place, int line) =>
        new()
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = place.OriginalString },
                ["region"] = new JsonObject { ["startLine"] = Math.Max(line, 1) },
            },
        };

    private static string Level(CheckedAdvisory advisory) =>
        advisory.Score switch
        {
            >= 7 => "error",
            < 4 => "note",
            _ => "warning",
        };

    // What the format reads as a link or a placeholder is escaped (3.11.5, 3.11.6): titles are other people's text.
    private static JsonObject Message(string text) =>
        new()
        {
            ["text"] = text.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("[", "\\[", StringComparison.Ordinal)
                .Replace("]", "\\]", StringComparison.Ordinal)
                .Replace("{", "{{", StringComparison.Ordinal)
                .Replace("}", "}}", StringComparison.Ordinal),
        };

    // relative to wherever the reader has the file; never an address of another site
    private static Uri PlaceOf(string? file) =>
        new(
            string.Join(
                '/',
                (file ?? "")
                    .Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries)
                    .Where(segment => segment is not ("." or ".."))
                    .DefaultIfEmpty("lockfile")
                    .Select(Uri.EscapeDataString)
            ),
            UriKind.Relative
        );
}
