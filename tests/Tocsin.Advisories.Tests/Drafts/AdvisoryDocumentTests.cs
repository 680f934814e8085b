using Tocsin.Advisories.Drafts;
using Tocsin.Standards.Osv;

namespace Tocsin.Advisories.Tests.Drafts;

public sealed class AdvisoryDocumentTests
{
    [Fact]
    public void A_draft_becomes_an_OSV_record()
    {
        var record = AdvisoryDocument.ToOsv(ADraft.Sound, ADraft.Publication);

        record.Id.ShouldBe("TCS-2026-1");
        record.SchemaVersion.ShouldBe("1.7.0");
        record.Aliases.ShouldBe(["CVE-2026-1234", "GHSA-2222-3333-4444"]);
        record.Severity.ShouldBe([new("CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N")]);
        record.Details.ShouldEndWith("## Workarounds\n\nRefuse objects that have a `__proto__` member.");
        var affected = record.Affected!.Single();
        affected.Package.ShouldBe(new OsvPackage("npm", "@sluice/merge", "pkg:npm/%40sluice/merge"));
        affected.Versions.ShouldBe(["0.9.0-beta.1"]);
        affected.Ranges!.Select(r => r.Type).ShouldBe(["SEMVER", "SEMVER"]);
        affected
            .Ranges!.SelectMany(r => r.Events!)
            .ShouldBe([
                new() { Introduced = "1.0.0" },
                new() { Fixed = "1.2.4" },
                new() { Introduced = "2.0.0" },
                new() { LastAffected = "2.1.0" },
            ]);
        record.DatabaseSpecific!.Value.GetProperty("cwe_ids")[0].GetString().ShouldBe("CWE-1321");
        record.DatabaseSpecific!.Value.GetProperty("severity").GetString().ShouldBe("HIGH");
        record.DatabaseSpecific!.Value.GetProperty("revision").GetInt32().ShouldBe(2);
    }

    [Fact]
    public void The_published_document_reads_back_as_the_record()
    {
        var document = AdvisoryDocument.Publish(ADraft.Sound, ADraft.Publication).Value;

        document.Kind.ShouldBe("advisory");
        document.Id.ShouldBe("TCS-2026-1");
        document.Revision.ShouldBe(2);
        var read = OsvReader.Read(document.Body).Value;
        read.Modified.ShouldBe(document.Modified);
        (document.Modified.UtcTicks % 10).ShouldBe(0, "stores keep whole microseconds");
        OsvWriter.Write(read).ShouldBe(document.Body.ToArray());
    }

    [SchemaFact("schemas/osv.schema.json")]
    public async Task What_is_published_is_valid_but_for_a_prefix_that_the_schema_does_not_know()
    {
        AdvisoryContent[] drafts =
        [
            ADraft.Sound,
            ADraft.Sound with
            {
                CvssVector = null,
                Aliases = [],
                Credits = [],
                References = [],
                Cwes = [],
                Impact = null,
            },
            ADraft.Sound with
            {
                CvssVector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:H/VA:N/SC:N/SI:N/SA:N",
                Affected = [new() { Package = new("PyPI", "Foo_Bar"), Versions = ["1.0"] }],
            },
        ];

        var faults = await JsonSchema.Faults(
            "schemas/osv.schema.json",
            drafts.Select(d => AdvisoryDocument.Publish(d, ADraft.Publication).Value.Body.ToArray())
        );

        faults.Count.ShouldBe(drafts.Length);
        faults
            .SelectMany(f => f)
            .Where(f => !f.StartsWith("/id: must match pattern", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_draft_with_an_error_is_not_published_and_hears_why()
    {
        var problem = AdvisoryDocument.Publish(ADraft.Sound with { Summary = "" }, ADraft.Publication).Problem!;

        problem.Code.ShouldBe("input.faulty");
        problem.Faults.Select(f => f.Path).ShouldBe(["summary"]);
    }

    [Theory]
    [InlineData("npm", "SEMVER")]
    [InlineData("Go", "SEMVER")]
    [InlineData("PyPI", "ECOSYSTEM")]
    [InlineData("Unheard-of", "ECOSYSTEM")]
    public void A_range_says_who_can_order_its_versions(string ecosystem, string type)
    {
        var draft = ADraft.Affecting(new AffectedRange { Introduced = "1.0.0", Fixed = "2.0.0" });
        var other = draft with { Affected = [draft.Affected[0] with { Package = new(ecosystem, "sluice") }] };

        AdvisoryDocument.ToOsv(other, ADraft.Publication).Affected![0].Ranges![0].Type.ShouldBe(type);
    }

    [Fact]
    public void Loosely_written_npm_versions_are_published_as_SemVer()
    {
        var draft = ADraft.Affecting(new AffectedRange { Introduced = "v1.0.0", Fixed = "=1.2.3beta" });

        AdvisoryLint.IsPublishable(draft).ShouldBeTrue();
        AdvisoryDocument
            .ToOsv(draft, ADraft.Publication)
            .Affected![0]
            .Ranges![0]
            .Events.ShouldBe([new() { Introduced = "1.0.0" }, new() { Fixed = "1.2.3-beta" }]);
    }

    [Theory]
    [InlineData("PyPI", "Foo_Bar", "pkg:pypi/foo-bar")]
    [InlineData("Maven", "org.example:lib", "pkg:maven/org.example/lib")]
    [InlineData("Go", "example.org/a/b", "pkg:golang/example.org/a/b")]
    [InlineData("Debian:12", "curl", null)]
    public void Packages_have_their_URL_where_one_follows_from_the_name(string ecosystem, string name, string? url) =>
        PackageUrl.Of(new(ecosystem, name)).ShouldBe(url);
}
