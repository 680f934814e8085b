using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Tocsin.Standards.CveRules;
using Xunit.Abstractions;

namespace Tocsin.Standards.Tests.CveRules;

/// <summary>The format as it is written here against the CVE Program's own schema, asked of somebody else's validator.</summary>
public sealed class CveFormatTests(ITestOutputHelper output)
{
    private const string Schema = "schemas/cve-5.2.0.schema.json";

    private static readonly string[] replacements =
    [
        "7",
        "\"\"",
        "\"x\"",
        "null",
        "{}",
        "[]",
        "true",
        "{\"surprise\":1}",
    ];

    [SchemaFact(Schema)]
    public async Task Whatever_the_schema_refuses_is_refused_here_and_the_other_way_round()
    {
        List<JsonNode> spoilt = [ARecord.Published, ARecord.Rejected];
        foreach (var whole in (JsonNode[])[ARecord.Published, ARecord.Rejected])
            spoilt.AddRange(Spoilt(whole));

        var faults = await JsonSchema.Faults(Schema, spoilt.Select(ARecord.Bytes));

        var (refused, missed, invented) = (0, new List<string>(), new List<string>());
        for (var i = 0; i < spoilt.Count; i++)
        {
            var findings = ARecord.Check(spoilt[i]);
            refused += faults[i].Count > 0 ? 1 : 0;
            if (faults[i].Count > 0 && CveRecordRules.MayBeSent(findings))
                missed.Add($"{string.Join("; ", faults[i])}\n{spoilt[i].ToJsonString()}");
            if (faults[i].Count == 0 && findings.FirstOrDefault(f => f.Rule.Code == "format") is { } mine)
                invented.Add($"{mine.Path}: {mine.Message}");
        }
        output.WriteLine($"{spoilt.Count:N0} records, {refused:N0} refused by the schema.");
        refused.ShouldBeGreaterThan(500);
        missed.ShouldBeEmpty();
        invented.ShouldBeEmpty();
    }

    [DataFact("cve5/go")]
    public void Every_record_of_the_shared_data_is_checked_and_what_stops_it_is_counted()
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var records = 0;
        foreach (var file in Directory.EnumerateFiles(SharedData.At("cve5"), "*.json", SearchOption.AllDirectories))
        {
            records++;
            foreach (
                var code in CveRecordRules
                    .Check(File.ReadAllBytes(file), CveRuleContext.None)
                    .Select(f => $"{f.Rule.Code} {f.Path.Split('[')[0]}")
                    .Distinct()
            )
                counts[code] = counts.GetValueOrDefault(code) + 1;
        }

        foreach (var (code, count) in counts)
            output.WriteLine($"{count, 5} {code}");
        records.ShouldBeGreaterThan(200);
        // as they are kept they lack their state; none of them has a score that is wrong or a range that is none
        counts.Keys.ShouldNotContain(code => code.StartsWith("cvss.", StringComparison.Ordinal));
        // braces of a template language, that is: a description may quote them
        counts.Keys.ShouldNotContain(code => code.StartsWith("description.placeholder", StringComparison.Ordinal));
        counts.Keys.ShouldNotContain(code => code.StartsWith("range.empty", StringComparison.Ordinal));
        counts.Keys.ShouldNotContain(code => code.StartsWith("range.backwards", StringComparison.Ordinal));
    }

    [Fact]
    public void Any_bytes_give_findings_and_never_a_crash() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>(),
                bytes => CveRecordRules.Check(bytes, CveRuleContext.None).Count > 0
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_two_places_spoilt_at_once_give_findings_and_never_a_crash()
    {
        var places = Places(ARecord.Published).ToList();
        var gen =
            from first in Gen.Elements(places.ToArray())
            from second in Gen.Elements(places.ToArray())
            from one in Gen.Elements(replacements)
            from other in Gen.Elements(replacements)
            select (first, one, second, other);

        Prop.ForAll(
                gen.ToArbitrary(),
                spoil =>
                {
                    var record = ARecord.Published;
                    Replace(record, spoil.first, spoil.one);
                    Replace(record, spoil.second, spoil.other);
                    return ARecord.Check(record).All(f => f.Message.Length > 0 && f.Rule.Code.Length > 0);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    // every place once without it, once with each replacement, lists with an entry twice, objects with a stranger
    private static IEnumerable<JsonNode> Spoilt(JsonNode whole)
    {
        foreach (var place in Places(whole))
        {
            // inside a score only what its vector does not say is looked at; addresses and CPEs have their own tests
            if (
                place.EndsWith(".cpes[0]", StringComparison.Ordinal) || place.EndsWith("cpes", StringComparison.Ordinal)
            )
                continue;
            foreach (var replacement in (string?[])[null, .. replacements])
            {
                if (replacement == "{\"surprise\":1}" && place.EndsWith("source", StringComparison.Ordinal))
                    continue;
                var spoilt = whole.DeepClone();
                Replace(spoilt, place, replacement);
                yield return spoilt;
            }
        }
        foreach (var place in Places(whole))
        {
            var spoilt = whole.DeepClone();
            if (Find(spoilt, place) is JsonArray { Count: > 0 } list)
                list.Add(list[0]!.DeepClone());
            else if (Find(spoilt, place) is JsonObject members && !place.Contains("cvss", StringComparison.Ordinal))
                members["surprise"] = 1;
            else
                continue;
            yield return spoilt;
        }
    }

    private static IEnumerable<string> Places(JsonNode node, string at = "")
    {
        IEnumerable<(string Path, JsonNode? Child)> children = node switch
        {
            JsonObject members => members.Select(m => (at.Length == 0 ? m.Key : $"{at}.{m.Key}", m.Value)),
            JsonArray list => list.Select((item, i) => ($"{at}[{i}]", item)),
            _ => [],
        };
        foreach (var (path, child) in children)
        {
            yield return path;
            if (child is not null)
            {
                foreach (var below in Places(child, path))
                    yield return below;
            }
        }
    }

    private static JsonNode? Find(JsonNode root, string path)
    {
        JsonNode? at = root;
        foreach (
            var step in path.Replace("[", ".#", StringComparison.Ordinal)
                .Replace("]", "", StringComparison.Ordinal)
                .Split('.')
        )
            at =
                step[0] == '#'
                    ? at![int.Parse(step[1..], System.Globalization.CultureInfo.InvariantCulture)]
                    : at![step];
        return at;
    }

    // a place that an earlier replacement took away stays away
    private static void Replace(JsonNode root, string path, string? json)
    {
        try
        {
            ARecord.Set(root, path, json);
        }
        catch (Exception gone)
            when (gone is InvalidOperationException or NullReferenceException or ArgumentOutOfRangeException)
        {
            // nothing is left to replace
        }
    }
}
