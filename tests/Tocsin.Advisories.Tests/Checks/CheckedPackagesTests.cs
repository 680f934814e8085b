using Tocsin.Advisories.Checks;
using Tocsin.Advisories.LockFiles;
using Tocsin.Advisories.Matching;
using Tocsin.Advisories.Tests.Matching;

namespace Tocsin.Advisories.Tests.Checks;

public sealed class CheckedPackagesTests
{
    private const string Twice = """
        "ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"1.2.4"},{"introduced":"2.0.0"},{"fixed":"2.0.1"}]}]
        """;

    [Fact]
    public void What_is_affected_is_found_with_the_fixes_that_come_after_it()
    {
        var index = AdvisoryIndex.Of([
            Records.About("A", "npm", "x", Twice),
            Records.About("B", "npm", "x", """ "versions":["2.0.0"] """),
        ]);

        var found = CheckedPackages.Of(index, [At("x", "1.1.0"), At("x", "1.2.4"), At("x", "2.0.0"), At("y", "1.1.0")]);

        found.Checked.ShouldBe(4);
        found.AffectedCount.ShouldBe(2);
        found.Findings.Select(Said).ShouldBe(["1.1.0: A[1.2.4 2.0.1]", "2.0.0: A[2.0.1] B[]"]);
    }

    [Fact]
    public void Where_nobody_knows_the_order_every_fix_is_named()
    {
        var index = AdvisoryIndex.Of([
            Records.About(
                "A",
                "Nobody",
                "x",
                """ "versions":["one"],"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"two"}]}] """
            ),
        ]);

        var found = CheckedPackages.Of(index, [new(new("Nobody", "x"), "one", 1)]);

        found.Findings.Select(Said).ShouldBe(["one: A[two]"]);
    }

    [Fact]
    public void Very_many_findings_are_counted_and_the_first_of_them_told()
    {
        var index = AdvisoryIndex.Of([Records.About("A", "npm", "x", Twice)]);

        var found = CheckedPackages.Of(index, [.. Enumerable.Repeat(At("x", "1.0.0"), CheckedPackages.Most + 5)]);

        found.AffectedCount.ShouldBe(CheckedPackages.Most + 5);
        found.Findings.Count.ShouldBe(CheckedPackages.Most);
    }

    private static LockedPackage At(string name, string version) => new(new("npm", name), version, 1);

    private static string Said(Finding finding) =>
        $"{finding.Package.Version}: "
        + string.Join(
            ' ',
            finding.Hits.Select(hit =>
                $"{hit.Record.Id}[{string.Join(' ', FixedVersions.For(hit.Record.ReadAll(), hit, finding.Package.Version))}]"
            )
        );
}
