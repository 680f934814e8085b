using FsCheck;
using FsCheck.Fluent;
using Tocsin.Advisories.Exports;
using Tocsin.Advisories.Matching;
using Tocsin.Standards.Csaf;
using Tocsin.Standards.CveRecords;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Tests.Exports;

/// <summary>One advisory in every format says the same: the matcher is asked, for what was written and for what is read back.</summary>
public sealed class RoundTripTests
{
    private static Config Thorough => Config.QuickThrowOnFailure.WithMaxTest(1500);

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

    private static void Check(Func<OsvRecord, OsvRecord?> thereAndBack) =>
        Prop.ForAll(
                AnAdvisory.Any.ToArbitrary(),
                record =>
                {
                    var back = thereAndBack(record);
                    var differ = Packages(record)
                        .SelectMany(package => Probes(record).Select(version => (package, version)))
                        .Where(p =>
                            Affects(record, p.package, p.version)
                            != (back is not null && Affects(back, p.package, p.version))
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

    private static bool Affects(OsvRecord record, PackageName package, string version)
    {
        var entries = (record.Affected ?? []).Where(a =>
            a.Package is { } p && p.Ecosystem == package.Ecosystem && p.Name == package.Name
        );
        return AffectedVersions
            .Of(package.Ecosystem, [.. entries])
            .Contain(VersionQuery.Of(VersionScheme.For(package.Ecosystem), version));
    }

    // Every bound and every listed version; what comes right before and after; the ends of the world.
    private static IEnumerable<string> Probes(OsvRecord record) =>
        (record.Affected ?? [])
            .SelectMany(a =>
                (a.Ranges ?? [])
                    .SelectMany(r => r.Events!)
                    .Select(e => e.Introduced ?? e.Fixed ?? e.LastAffected ?? e.Limit!)
                    .Concat(a.Versions ?? [])
            )
            .SelectMany(v => (string[])[v, $"{v}-0", $"{v.Split('-')[0]}", $"{v}.1", $"{v.Split('-')[0]}-zzz"])
            .Concat(["0.0.0-0", "0.0.0", "99.0.0", "weird"])
            .Distinct(StringComparer.Ordinal);
}
