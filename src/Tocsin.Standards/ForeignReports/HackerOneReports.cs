using System.Text.Json;

namespace Tocsin.Standards.ForeignReports;

/// <summary>Reports as HackerOne's customer API answers them (JSON:API, <c>GET /v1/reports</c> and <c>/v1/reports/{id}</c>).</summary>
/// <remarks>https://api.hackerone.com/customer-reference/</remarks>
internal static class HackerOneReports
{
    private static readonly HashSet<string> open = new(StringComparer.Ordinal)
    {
        "new",
        "pending-program-review",
        "triaged",
        "needs-more-info",
        "retesting",
    };

    /// <summary>Null for what is no report.</summary>
    public static ForeignReport? Read(JsonElement? report)
    {
        if (report.Text("id") is not { } id)
            return null;
        var attributes = report.At("attributes");
        var relations = report.At("relationships");
        var state = attributes.Text("state") ?? "unknown";
        var activities = relations.Each("activities", "data");
        return new(ForeignSource.HackerOne, id)
        {
            Title = attributes.Text("title") ?? "",
            Body = attributes.Text("vulnerability_information") ?? "",
            State = state,
            IsClosed = !open.Contains(state) && state != "unknown",
            Where = relations.Text("structured_scope", "data", "attributes", "asset_identifier"),
            Severity =
                relations.Text("severity", "data", "attributes", "cvss_vector_string")
                ?? relations.Text("severity", "data", "attributes", "rating"),
            Weakness = Weakness(relations.At("weakness", "data", "attributes")),
            CveIds = [.. attributes.Each("cve_ids").Select(cve => cve.Text()).OfType<string>()],
            ReportedAt = attributes.Instant("created_at"),
            PublicAt = attributes.Instant("disclosed_at"),
            Reporter =
                relations.Text("reporter", "data", "attributes", "username")
                ?? relations.Text("reporter", "data", "attributes", "name"),
            Messages = [.. activities.Select(Message).OfType<ForeignMessage>().OrderBy(said => said.At)],
            Missing = [.. Missing(relations, activities)],
        };
    }

    // "cwe-79" there
    private static string? Weakness(JsonElement? weakness) =>
        weakness.Text("external_id")?.ToUpperInvariant() ?? weakness.Text("name");

    private static ForeignMessage? Message(JsonElement? activity) =>
        activity.Text("attributes", "message") is { } message
            ? new(
                activity.Instant("attributes", "created_at"),
                activity.Text("relationships", "actor", "data", "attributes", "username")
                    ?? activity.Text("relationships", "actor", "data", "attributes", "name"),
                activity.IsTrue("attributes", "internal"),
                message
            )
            : null;

    private static IEnumerable<string> Missing(JsonElement? relations, IReadOnlyList<JsonElement?> activities)
    {
        if (relations.At("activities") is null)
            yield return "The conversation: a list of reports has none; ask for each report by its ID.";
        foreach (
            var file in relations
                .Each("attachments", "data")
                .Concat(activities.SelectMany(said => said.Each("relationships", "attachments", "data")))
        )
            yield return $"The file {file.Text("attributes", "file_name") ?? "without a name"}: fetch it there and attach it.";
    }
}
