using System.Text;
using System.Text.Json;
using Tocsin.Standards.Nswg;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;
using Xunit.Abstractions;

namespace Tocsin.Standards.Tests.Nswg;

public sealed class NswgReaderTests(ITestOutputHelper output)
{
    [DataFact("nswg")]
    public void Every_record_affects_exactly_the_versions_of_its_own_range()
    {
        var (read, probes, untouched) = (0, 0, 0);
        foreach (var (kind, number, bytes) in Files())
        {
            if (kind == NswgKind.Deps)
                continue;
            var record = NswgReader.Read(kind, number, bytes);
            record.Succeeded.ShouldBeTrue($"{kind} {number}: {record.Problem}");
            var original = JsonDocument.Parse(bytes).RootElement;
            var vulnerable = Range(original, kind == NswgKind.Core ? "vulnerable" : "vulnerable_versions");
            var patched = kind == NswgKind.Core ? Range(original, "patched") : null;
            read++;
            if (record.Value.Affected is null)
                untouched++;

            foreach (var version in Probes(original))
            {
                VersionScheme.Npm.TryParse(version, out var key).ShouldBeTrue(version);
                var expected = vulnerable!.Contains(key) && !(patched?.Contains(key) ?? false);
                Affects(record.Value, key).ShouldBe(expected, $"{record.Value.Id} and {version}");
                probes++;
            }
        }
        output.WriteLine($"{read} records, {probes:N0} probes, {untouched} affect nothing");
        read.ShouldBe(467 + 171);
    }

    [DataFact("nswg")]
    public void Every_assessment_is_told_apart_and_matches_nothing()
    {
        var assessments = Files().Where(f => f.Kind == NswgKind.Deps).ToList();

        assessments.ShouldNotBeEmpty();
        assessments.ShouldAllBe(f => NswgReader.Read(f.Kind, f.Number, f.Bytes).Problem!.Code == "nswg.assessment");
    }

    [DataFact("nswg")]
    public void The_original_can_be_served_again_member_for_member()
    {
        foreach (var (kind, number, bytes) in Files().Where(f => f.Kind != NswgKind.Deps))
        {
            var written = OsvWriter.Write(NswgReader.Read(kind, number, bytes).Value);
            var kept = JsonDocument.Parse(written).RootElement.GetProperty("database_specific").GetProperty("nswg");

            JsonElement.DeepEquals(kept, JsonDocument.Parse(bytes).RootElement).ShouldBeTrue($"{kind} {number}");
        }
    }

    [DataFact("nswg/npm/1.json")]
    public void A_record_of_a_package_is_an_OSV_record()
    {
        var record = NswgReader.Read(NswgKind.Npm, 1, File.ReadAllBytes(SharedData.At("nswg/npm/1.json"))).Value;

        record.Id.ShouldBe("NSWG-ECO-1");
        record.Aliases.ShouldBe(["CVE-2014-7205"]);
        record.Modified.ShouldBe(new DateTimeOffset(2016, 4, 28, 0, 0, 0, TimeSpan.Zero));
        record.Published.ShouldBe(new DateTimeOffset(2014, 9, 27, 0, 0, 0, TimeSpan.Zero));
        record.Severity.ShouldBe([new("CVSS_V3", "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:N")]);
        var affected = record.Affected!.Single();
        affected.Package.ShouldBe(new OsvPackage("npm", "bassmaster", "pkg:npm/bassmaster"));
        affected.Ranges!.Single().Events.ShouldBe([new() { Introduced = "0" }, new() { LastAffected = "1.5.1" }]);
        record.DatabaseSpecific!.Value.GetProperty("severity").GetString().ShouldBe("MODERATE");
    }

    [DataFact("nswg/core/60.json")]
    public void A_record_of_core_affects_the_vulnerable_lines_up_to_their_patch()
    {
        var record = NswgReader.Read(NswgKind.Core, 60, File.ReadAllBytes(SharedData.At("nswg/core/60.json"))).Value;

        record.Id.ShouldBe("NSWG-COR-60");
        record.Affected!.Single().Package.ShouldBe(new OsvPackage("Node.js", "node"));
        record
            .Affected!.Single()
            .Ranges!.Select(r => r.Events![1].Fixed)
            .ShouldBe(["6.17.0", "8.15.1", "10.15.2", "11.10.1"]);
        record.Credits!.Select(c => c.Type).ShouldBe(["REPORTER", "REMEDIATION_DEVELOPER"]);
        record.DatabaseSpecific!.Value.GetProperty("cwe_ids")[0].GetString().ShouldBe("CWE-400");
    }

    [Theory]
    [InlineData(
        """{"publish_date":"2019-02-28","ref":"https://x.org/july-2017-releases","cve":["CVE-2014-0001"]}""",
        "2019-02-28"
    )]
    [InlineData("""{"ref":"https://x.org/july-2017-security-releases/","cve":["CVE-2014-0001"]}""", "2017-07-01")]
    [InlineData("""{"ref":"https://x.org/node-2017-releases/","cve":["CVE-2014-0001"]}""", "2014-01-01")]
    [InlineData("""{"cve":[]}""", "1970-01-01")]
    public void A_record_without_a_date_gets_a_stable_one(string json, string day)
    {
        var full = json.Replace("{", """{"vulnerable":"8.x","patched":"^8.1.4",""", StringComparison.Ordinal);

        NswgReader
            .Read(NswgKind.Core, 1, Encoding.UTF8.GetBytes(full))
            .Value.Modified.ShouldBe(DateTimeOffset.Parse($"{day}T00:00:00Z"));
    }

    [Fact]
    public void What_cannot_be_understood_is_said_at_once()
    {
        var problem = NswgReader
            .Read(NswgKind.Npm, 7, """{"id":8,"vulnerable_versions":"some of them","updated_at":"soon"}"""u8.ToArray())
            .Problem!;

        problem.Code.ShouldBe("nswg.faulty");
        problem
            .Faults.Select(f => f.Path)
            .ShouldBe(["id", "module_name", "vulnerable_versions", "updated_at"], ignoreOrder: true);
    }

    [Fact]
    public void Links_that_are_none_and_malformed_IDs_stay_in_the_original_only()
    {
        var record = NswgReader
            .Read(
                NswgKind.Npm,
                7,
                """
                {"module_name":"@a/b","vulnerable_versions":"*","cves":["CVE-2014-4671A","cve-2014-4671"],
                 "references":["javascript:alert(1)","https://example.org/a b","https://example.org/c"],
                 "author":{"name":"Ann","website":"ftp://example.org"}}
                """u8.ToArray()
            )
            .Value;

        record.Aliases.ShouldBe(["CVE-2014-4671"]);
        record.References.ShouldBe([new("WEB", "https://example.org/c")]);
        record.Credits!.Single().Contact.ShouldBeNull();
        record.Affected!.Single().Package!.Purl.ShouldBe("pkg:npm/%40a/b");
    }

    private static IEnumerable<(NswgKind Kind, int Number, byte[] Bytes)> Files() =>
        from kind in Enum.GetValues<NswgKind>()
        from file in Directory.EnumerateFiles(SharedData.At($"nswg/{kind.ToString().ToLowerInvariant()}"), "*.json")
        where Path.GetFileName(file) != "index.json"
        select (kind, int.Parse(Path.GetFileNameWithoutExtension(file)), File.ReadAllBytes(file));

    private static NpmRange? Range(JsonElement original, string name) =>
        NpmRange.Parse(original.GetProperty(name).GetString()).Value;

    private static readonly string[] rangeNames = ["vulnerable", "patched", "vulnerable_versions", "patched_versions"];

    // Every version that a range of the record names, and what lies next to it on either side.
    private static IEnumerable<string> Probes(JsonElement original)
    {
        var named = rangeNames
            .Select(name => original.TryGetProperty(name, out var text) ? text.GetString() : null)
            .Where(text => text is not null)
            .SelectMany(text =>
                text!.Split([' ', '|', '<', '>', '=', '^', '~', ','], StringSplitOptions.RemoveEmptyEntries)
            )
            .Select(text => text.TrimStart('v').Split('-', '+')[0].Split('.'))
            .Select(parts =>
                Enumerable
                    .Range(0, 3)
                    .Select(i => parts.Length > i && long.TryParse(parts[i], out var n) ? n : 0)
                    .ToArray()
            )
            .Append([0, 0, 0])
            .Append([100, 0, 0]);
        foreach (var number in named)
        {
            for (var part = 0; part < 3; part++)
            {
                foreach (var step in (long[])[-1, 0, 1])
                {
                    var near = (long[])number.Clone();
                    near[part] = Math.Max(0, near[part] + step);
                    var text = string.Join('.', near);
                    yield return text;
                    yield return $"{text}-0";
                    yield return $"{text}-beta.1";
                }
            }
        }
    }

    // OSV schema, "Evaluation", for ranges that hold one interval each.
    private static bool Affects(OsvRecord record, VersionKey version) =>
        (record.Affected ?? []).SelectMany(a => a.Ranges!).Any(r => Holds(r.Events!, version));

    private static bool Holds(IReadOnlyList<OsvEvent> events, VersionKey version)
    {
        var (after, before) = (true, true);
        foreach (var one in events)
        {
            if (one.Introduced is { } start)
                after = start == "0" || version >= Key(start);
            if (one.Fixed is { } end)
                before = version < Key(end);
            if (one.LastAffected is { } last)
                before = version <= Key(last);
        }
        return after && before;
    }

    private static VersionKey Key(string text)
    {
        VersionScheme.SemVer.TryParse(text, out _).ShouldBeTrue($"{text} must be SemVer: the range says SEMVER");
        VersionScheme.Npm.TryParse(text, out var key).ShouldBeTrue(text);
        return key;
    }
}
