using System.Text.Json;
using Tocsin.Public.Npm;

namespace Tocsin.Public.Nsp;

/// <summary>An advisory as the Node Security Platform wrote it.</summary>
internal static class NspAdvisory
{
    /// <summary>What a finding and a listed advisory have in common.</summary>
    public static void WriteCommon(Utf8JsonWriter json, NpmAdvisory advisory)
    {
        json.WriteNumber("id", advisory.Id);
        json.WriteString("title", advisory.Title);
        json.WriteString("vulnerable_versions", advisory.Vulnerable);
        json.WriteString("patched_versions", advisory.Patched);
        json.WriteString("overview", advisory.Record.Details ?? advisory.Title);
        json.WriteString("recommendation", advisory.Recommendation);
        json.WriteString("cvss_vector", advisory.Severity.Vector?.ToString());
        if (advisory.Severity.Vector is { } vector)
            json.WriteNumber("cvss_score", vector.Score);
        else
            json.WriteNull("cvss_score");
        json.WriteString("created_at", advisory.Published);
        json.WriteString("updated_at", advisory.Record.Modified);
        json.WriteString("publish_date", advisory.Published);
    }

    /// <summary>An advisory of a list.</summary>
    public static void WriteListed(Utf8JsonWriter json, NpmAdvisory advisory)
    {
        json.WriteStartObject();
        WriteCommon(json, advisory);
        json.WriteString("module_name", advisory.Package);
        json.WriteString("author", Credited(advisory));
        json.WriteString("slug", advisory.Record.Id);
        json.WriteStartArray("cves");
        foreach (var cve in advisory.Cves)
            json.WriteStringValue(cve);
        json.WriteEndArray();
        json.WriteStartArray("references");
        foreach (var reference in advisory.Record.References ?? [])
            json.WriteStringValue(reference.Url);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string? Credited(NpmAdvisory advisory) =>
        advisory.Record.Credits is { Count: > 0 } credits ? string.Join(", ", credits.Select(c => c.Name)) : null;
}
