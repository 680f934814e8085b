using System.Text;
using System.Text.Json.Nodes;
using Tocsin.Standards.CveRules;

namespace Tocsin.Standards.Tests.CveRules;

/// <summary>A CVE record that has everything and that no rule is against, and ways to spoil it.</summary>
internal static class ARecord
{
    private const string Right = """
        {"dataType":"CVE_RECORD","dataVersion":"5.2.0",
         "cveMetadata":{"cveId":"CVE-2026-1234","assignerOrgId":"7f3ad58e-1f64-4d0f-9f0e-0d8c3b1a2e4f","assignerShortName":"example",
           "state":"PUBLISHED","serial":1,"dateReserved":"2026-01-01T00:00:00Z","datePublished":"2026-01-02T00:00:00.123Z","dateUpdated":"2026-01-02T00:00:00+01:00"},
         "containers":{"cna":{
           "providerMetadata":{"orgId":"7f3ad58e-1f64-4d0f-9f0e-0d8c3b1a2e4f","shortName":"example","dateUpdated":"2026-01-02T00:00:00Z"},
           "title":"Prototype pollution in one","datePublic":"2026-01-02T00:00:00Z","dateAssigned":"2026-01-01T00:00:00Z",
           "descriptions":[{"lang":"en","value":"A crafted key changes the prototype of every object.",
               "supportingMedia":[{"type":"text/markdown","base64":false,"value":"A crafted **key** changes it."}]},
             {"lang":"de-DE","value":"Ein Name verändert jedes Objekt."}],
           "affected":[{"vendor":"ann","product":"one","collectionURL":"https://registry.npmjs.org","packageName":"@ann/one",
               "packageURL":"pkg:npm/%40ann/one","repo":"https://example.com/ann/one","defaultStatus":"unaffected","platforms":["x64"],
               "modules":["merge"],"programFiles":["lib/merge.js"],"programRoutines":[{"name":"merge"}],"cpes":["cpe:2.3:a:ann:one:*:*:*:*:*:*:*:*"],
               "versions":[{"version":"1.0.0","lessThan":"1.2.4","status":"affected","versionType":"semver","changes":[{"at":"1.1.9","status":"unaffected"}]},
                 {"version":"2.0.0","lessThanOrEqual":"2.3.0","status":"affected","versionType":"semver"},
                 {"version":"3.0.0","status":"affected"}]},
             {"vendor":"ann","product":"two","defaultStatus":"unknown"}],
           "problemTypes":[{"descriptions":[{"lang":"en","description":"CWE-1321","cweId":"CWE-1321","type":"CWE"}]}],
           "impacts":[{"capecId":"CAPEC-1","descriptions":[{"lang":"en","value":"Changed behaviour."}]}],
           "references":[{"url":"https://example.org/advisories/TCS-2026-1","name":"The advisory","tags":["vendor-advisory","x_ours"]}],
           "metrics":[{"format":"CVSS","scenarios":[{"lang":"en","value":"GENERAL"}],
             "cvssV3_1":{"version":"3.1","vectorString":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H","baseScore":9.8,"baseSeverity":"CRITICAL"}}],
           "workarounds":[{"lang":"en","value":"Freeze the prototype."}],
           "timeline":[{"time":"2026-01-01T00:00:00Z","lang":"en","value":"Reported."}],
           "credits":[{"lang":"en","value":"Ann of Example","type":"finder"}],
           "source":{"advisory":"TCS-2026-1"},"tags":["disputed"],"x_generator":{"engine":"Tocsin"},
           "taxonomyMappings":[{"taxonomyName":"ATT&CK","taxonomyVersion":"1","taxonomyRelations":[{"taxonomyId":"T1","relationshipName":"mitigated by","relationshipValue":"M1"}]}]
         }}}
        """;

    public static JsonNode Published => JsonNode.Parse(Right)!;

    public static JsonNode Rejected =>
        JsonNode.Parse(
            """
            {"dataType":"CVE_RECORD","dataVersion":"5.2.0",
             "cveMetadata":{"cveId":"CVE-2026-1234","assignerOrgId":"7f3ad58e-1f64-4d0f-9f0e-0d8c3b1a2e4f","state":"REJECTED"},
             "containers":{"cna":{"providerMetadata":{"orgId":"7f3ad58e-1f64-4d0f-9f0e-0d8c3b1a2e4f"},
               "rejectedReasons":[{"lang":"en","value":"It is a duplicate."}],"replacedBy":["CVE-2026-0001"]}}}
            """
        )!;

    /// <summary>The record with a member of the CNA's container replaced; <c>null</c> takes it out.</summary>
    /// <param name="path"><c>affected[0].product</c>.</param>
    public static JsonNode With(string path, string? json, bool rejected = false)
    {
        var record = rejected ? Rejected : Published;
        Set(record["containers"]!["cna"]!, path, json);
        return record;
    }

    public static void Set(JsonNode root, string path, string? json)
    {
        var at = root;
        var steps = path.Replace("[", ".#", StringComparison.Ordinal)
            .Replace("]", "", StringComparison.Ordinal)
            .Split('.');
        foreach (var step in steps[..^1])
            at = step[0] == '#' ? at.AsArray()[Index(step)]! : at[step]!;
        var last = steps[^1];
        if (last[0] == '#')
            at.AsArray()[Index(last)] = json is null ? null : JsonNode.Parse(json);
        else if (json is null)
            at.AsObject().Remove(last);
        else
            at[last] = JsonNode.Parse(json);
    }

    public static IReadOnlyList<CveFinding> Check(JsonNode record, CveRuleContext? context = null) =>
        CveRecordRules.Check(Bytes(record), context ?? CveRuleContext.None);

    public static byte[] Bytes(JsonNode record) => Encoding.UTF8.GetBytes(record.ToJsonString());

    private static int Index(string step) => int.Parse(step[1..], System.Globalization.CultureInfo.InvariantCulture);
}
