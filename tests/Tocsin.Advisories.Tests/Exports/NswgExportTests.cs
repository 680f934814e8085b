using System.Text.Json;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Exports;
using Tocsin.Advisories.Imports;
using Tocsin.Advisories.Matching;
using Tocsin.Standards.Nswg;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;
using Xunit.Abstractions;

namespace Tocsin.Advisories.Tests.Exports;

public sealed class NswgExportTests(ITestOutputHelper output)
{
    [DataFact("nswg")]
    public async Task Every_record_of_the_working_group_goes_back_as_its_index_has_it()
    {
        var indexes = ((string[])["core", "npm"]).ToDictionary(
            kind => kind,
            kind => JsonDocument.Parse(File.ReadAllBytes(SharedData.At($"nswg/{kind}/index.json"))).RootElement,
            StringComparer.Ordinal
        );
        var same = 0;
        foreach (var record in await Records())
        {
            var (kind, number) = Of(record);
            JsonElement
                .DeepEquals(JsonDocument.Parse(Export(record).Body).RootElement, indexes[kind].GetProperty(number))
                .ShouldBeTrue(record.Id);
            same++;
        }
        output.WriteLine($"{same} entries");
        same.ShouldBe(171 + 467);
    }

    [DataFact("nswg")]
    public async Task Without_its_original_a_record_affects_the_same_versions()
    {
        var probes = 0;
        foreach (var record in await Records())
        {
            var (kind, number) = Of(record);
            if (record.Affected is not [{ Package: { } package }, ..])
                continue;
            var made = Export(record with { DatabaseSpecific = null });
            var back = NswgReader
                .Read(kind == "core" ? NswgKind.Core : NswgKind.Npm, int.Parse(number), made.Body)
                .Value;
            var (expected, actual) = (
                AffectedVersions.Of("npm", record.Affected),
                AffectedVersions.Of("npm", back.Affected ?? [])
            );
            foreach (
                var version in record
                    .Affected.SelectMany(a => a.Ranges ?? [])
                    .SelectMany(r => r.Events!)
                    .Select(e => e.Introduced ?? e.Fixed ?? e.LastAffected!)
                    .SelectMany(v => (string[])[v, $"{v}-0", $"{v}.0", "0.0.0", "99.0.0"])
                    .Distinct()
            )
            {
                var query = VersionQuery.Of(VersionScheme.Npm, version);
                actual.Contain(query).ShouldBe(expected.Contain(query), $"{record.Id} {package.Name} {version}");
                probes++;
            }
        }
        output.WriteLine($"{probes:N0} versions asked");
        probes.ShouldBeGreaterThan(3_000);
    }

    [Fact]
    public void An_advisory_of_ours_has_the_members_that_readers_of_the_index_expect()
    {
        var core = JsonDocument.Parse(NswgExport.Core(AnAdvisory.Full, AnAdvisory.Page).Value.Body).RootElement;
        core.EnumerateObject()
            .Select(m => m.Name)
            .ShouldBe([
                "cve",
                "vulnerable",
                "patched",
                "ref",
                "description",
                "overview",
                "affectedEnvironments",
                "severity",
                "publish_date",
            ]);
        core.GetProperty("vulnerable").GetString().ShouldBe(">=20.0.0");
        core.GetProperty("severity").GetString().ShouldBe("critical");

        var npm = JsonDocument.Parse(NswgExport.Npm(AnAdvisory.Full, "@ann/one", 17).Value.Body).RootElement;
        npm.GetProperty("id").GetInt64().ShouldBe(17);
        npm.GetProperty("vulnerable_versions").GetString().ShouldBe("<1.2.4 || >=2.0.0-rc.1 <=2.1.0 || 3.0.0");
        npm.GetProperty("patched_versions").GetString().ShouldBe(">=1.2.4 <2.0.0-rc.1 || >2.1.0 <3.0.0 || >3.0.0");
        npm.GetProperty("cvss_score").GetDouble().ShouldBe(9.8);
    }

    [Fact]
    public void What_is_not_of_that_folder_is_refused()
    {
        NswgExport.Npm(AnAdvisory.Full, "two", 1).Problem!.Code.ShouldBe("export.not-npm");
        NswgExport
            .Core(AnAdvisory.Full with { Affected = null }, AnAdvisory.Page)
            .Problem!.Code.ShouldBe("export.not-node");
        NswgExport
            .Core(AnAdvisory.Full with { Withdrawn = AnAdvisory.Full.Modified }, AnAdvisory.Page)
            .Problem!.Code.ShouldBe("export.withdrawn");
    }

    private static Exported Export(OsvRecord record)
    {
        var (kind, number) = Of(record);
        return kind == "core"
            ? NswgExport.Core(record, AnAdvisory.Page).Value
            : NswgExport.Npm(record, record.Affected?[0].Package!.Name ?? "", int.Parse(number)).Value;
    }

    private static (string Kind, string Number) Of(OsvRecord record) =>
        (record.Id.StartsWith("NSWG-COR-", StringComparison.Ordinal) ? "core" : "npm", record.Id.Split('-')[^1]);

    private static async Task<List<OsvRecord>> Records()
    {
        using var source = ImportSource.Open(SharedData.At("nswg"), new()).Value;
        return
        [
            .. (await source.ReadAsync().ToListAsync())
                .OfType<Taken>()
                .Where(t => t.Kind == PublishedDocument.Advisory)
                .Select(t => t.Record),
        ];
    }
}
