using FsCheck;
using FsCheck.Fluent;
using Tocsin.Advisories.Exports;
using Tocsin.Standards.Csaf;
using Tocsin.Standards.CveRecords;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Nswg;
using Tocsin.Standards.OpenVex;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Tests.Exports;

/// <summary>One advisory in every format says the same: the matcher is asked, for what was written and for what is read back.</summary>
public sealed class RoundTripTests
{
    private static Config Thorough => Config.QuickThrowOnFailure.WithMaxTest(600);

    [Fact]
    public void A_CVE_record_affects_what_the_advisory_affects() =>
        Check(record =>
        {
            var made = CveExport.Record(record, CveId.Known("CVE-2026-1234"), AnAdvisory.Page, AnAdvisory.Cna);
            // A product with nothing that is affected is no CVE record.
            return made.TryGet(out var exported, out _) ? CveReader.Read(exported.Body).Value : null;
        });

    [Fact]
    public void A_CSAF_document_affects_what_the_advisory_affects() =>
        Check(record => CsafReader.Read(AnAdvisory.Csaf(record).Body).Value);

    [Fact]
    public void An_OpenVEX_document_affects_what_the_advisory_affects() =>
        Check(record =>
            AnAdvisory.Vex(record).TryGet(out var exported, out _)
                ? record with
                {
                    Affected =
                    [
                        .. OpenVexReader
                            .Read(exported.Body)
                            .Value.Statements.Where(s => s.Status == "affected")
                            .SelectMany(s => s.Products),
                    ],
                }
                : null
        );

    [Fact]
    public void The_working_groups_JSON_affects_what_the_advisory_affects() =>
        Check(
            record =>
            {
                var files = Packages(record)
                    .Where(p => p.Ecosystem is "npm" or "Node.js")
                    .Select(p =>
                        p.Ecosystem == "npm"
                            ? (NswgKind.Npm, Made: NswgExport.Npm(record, p.Name, 7))
                            : (NswgKind.Core, Made: NswgExport.Core(record, AnAdvisory.Page))
                    )
                    .Where(f => f.Made.Succeeded)
                    .SelectMany(f => NswgReader.Read(f.Item1, 7, f.Made.Value.Body).Value.Affected ?? []);
                return record with { Affected = [.. files] };
            },
            // Of others it says nothing, and versions that npm does not know are said to be left out.
            (package, version) => package.Ecosystem is "npm" or "Node.js" && VersionScheme.Npm.TryParse(version, out _)
        );

    [Theory]
    [InlineData("npm", "*")]
    [InlineData("npm", "< 2.0.0")]
    [InlineData("npm", "n/a")]
    [InlineData("npm", "1.0.0|2.0.0")]
    [InlineData("Hackage", "*")]
    [InlineData("Hackage", "unspecified")]
    public void A_version_that_elsewhere_would_be_syntax_is_left_out_and_that_is_said(string ecosystem, string text)
    {
        OsvRecord record = AnAdvisory.Full with
        {
            Affected =
            [
                new()
                {
                    Package = new(ecosystem, "one"),
                    Ranges =
                    [
                        new() { Type = "ECOSYSTEM", Events = [new() { Introduced = "3.0.0" }, new() { Fixed = text }] },
                    ],
                    Versions = [text, "5.0.0"],
                },
            ],
        };
        var cve = CveExport.Record(record, CveId.Known("CVE-2026-1234"), AnAdvisory.Page, AnAdvisory.Cna).Value;
        var csaf = AnAdvisory.Csaf(record);
        var vex = AnAdvisory.Vex(record).Value;

        foreach (var back in new[] { CveReader.Read(cve.Body).Value, CsafReader.Read(csaf.Body).Value })
        {
            Matcher.Affects(back, new(ecosystem, "one"), "5.0.0").ShouldBeTrue();
            Matcher.Affects(back, new(ecosystem, "one"), "1.5.0").ShouldBeFalse();
            Matcher.Affects(back, new(ecosystem, "one"), "4.0.0").ShouldBeFalse();
        }
        foreach (var exported in new[] { cve, csaf, vex })
            exported.Unsaid.ShouldContain(f => f.Message.Contains(text, StringComparison.Ordinal));
    }

    private static void Check(
        Func<OsvRecord, OsvRecord?> thereAndBack,
        Func<PackageName, string, bool>? isAsked = null
    ) =>
        Prop.ForAll(
                AnAdvisory.Any.ToArbitrary(),
                record =>
                {
                    var back = thereAndBack(record);
                    var differ = Packages(record)
                        .SelectMany(package => Matcher.Probes(record).Select(version => (package, version)))
                        .Where(p => isAsked?.Invoke(p.package, p.version) ?? true)
                        .Where(p =>
                            Matcher.Affects(record, p.package, p.version)
                            != (back is not null && Matcher.Affects(back, p.package, p.version))
                        )
                        .ToList();
                    return (differ.Count == 0).Label(
                        $"{string.Join(", ", differ)}\n{Text(record)}\n{(back is null ? "" : Text(back))}"
                    );
                }
            )
            .Check(Thorough);

    private static string Text(OsvRecord record) =>
        System.Text.Encoding.UTF8.GetString(
            OsvWriter.Write(record with { Details = null, DatabaseSpecific = null, References = null })
        );

    private static IEnumerable<PackageName> Packages(OsvRecord record) =>
        (record.Affected ?? []).Select(a => new PackageName(a.Package!.Ecosystem, a.Package.Name)).Distinct();
}
