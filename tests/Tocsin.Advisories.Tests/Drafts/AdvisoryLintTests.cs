using Tocsin.Advisories.Drafts;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Tests.Drafts;

public sealed class AdvisoryLintTests
{
    [Fact]
    public void A_sound_draft_has_nothing_wrong_with_it() => AdvisoryLint.Check(ADraft.Sound).ShouldBeEmpty();

    [Fact]
    public void An_empty_draft_hears_of_everything_at_once()
    {
        Errors(AdvisoryContent.Empty).ShouldBe(["summary", "details", "affected"], ignoreOrder: true);
        Warnings(AdvisoryContent.Empty).ShouldBe(["impact", "cwes", "cvssVector", "references"], ignoreOrder: true);
        AdvisoryLint.IsPublishable(AdvisoryContent.Empty).ShouldBeFalse();
    }

    [Theory]
    [InlineData("1.0.0", "1.0.0", null, "fixed")]
    [InlineData("1.0.0", "v1.0.0", null, "fixed")]
    [InlineData("1.0.0", null, "1.0.0", "lastAffected")]
    [InlineData("2.0.0", "1.0.0", null, "fixed")]
    [InlineData("2.0.0", null, "1.0.0", "lastAffected")]
    [InlineData("1.0.0", "2.0.0", "1.9.9", "lastAffected")]
    [InlineData("one", "2.0.0", null, "introduced")]
    [InlineData("1.0.0", "two", null, "fixed")]
    [InlineData("1.0.0", null, "two", "lastAffected")]
    [InlineData("", "2.0.0", null, "introduced")]
    public void A_range_that_cannot_be_is_an_error(string introduced, string? fix, string? last, string member) =>
        Errors(
                ADraft.Affecting(
                    new AffectedRange
                    {
                        Introduced = introduced,
                        Fixed = fix,
                        LastAffected = last,
                    }
                )
            )
            .ShouldBe([$"affected[0].ranges[0].{member}"]);

    [Theory]
    [InlineData("0", "0.0.1")]
    [InlineData("1.0.0-rc.1", "1.0.0")]
    [InlineData("9.0.0", "10.0.0")]
    public void A_range_that_can_be_has_no_fault(string introduced, string fix) =>
        AdvisoryLint
            .Check(ADraft.Affecting(new AffectedRange { Introduced = introduced, Fixed = fix }))
            .ShouldBeEmpty();

    [Fact]
    public void A_fix_that_another_range_calls_affected_is_an_error() =>
        Errors(
                ADraft.Affecting(
                    new() { Introduced = "1.0.0", Fixed = "1.5.0" },
                    new() { Introduced = "1.2.0", Fixed = "2.0.0" }
                )
            )
            .ShouldBe(["affected[0].ranges[0].fixed"]);

    [Fact]
    public void Ranges_that_agree_on_the_fix_are_only_untidy()
    {
        var draft = ADraft.Affecting(
            new() { Introduced = "1.0.0", Fixed = "2.0.0" },
            new() { Introduced = "1.2.0", Fixed = "2.0.0" }
        );

        Errors(draft).ShouldBeEmpty();
        Warnings(draft).ShouldBe(["affected[0].ranges[1]"]);
    }

    [Fact]
    public void A_line_that_is_fixed_may_be_affected_again() =>
        AdvisoryLint
            .Check(
                ADraft.Affecting(
                    new() { Introduced = "1.0.0", Fixed = "1.5.0" },
                    new() { Introduced = "2.0.0", Fixed = "2.3.0" }
                )
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_single_version_that_a_range_calls_fixed_is_an_error()
    {
        var one = ADraft.Affecting(new AffectedRange { Introduced = "1.0.0", Fixed = "1.5.0" });

        Errors(one with { Affected = [one.Affected[0] with { Versions = ["1.5.0", "1.4.9", "no"] }] })
            .ShouldBe(["affected[0].versions[0]", "affected[0].versions[2]"]);
    }

    [Fact]
    public void Where_there_is_no_fix_it_says_what_that_means()
    {
        var fault = AdvisoryLint
            .Check(ADraft.Affecting(new AffectedRange { Introduced = "1.0.0" }))
            .ShouldHaveSingleItem();

        fault.Severity.ShouldBe(FaultSeverity.Warning);
        fault.Path.ShouldBe("affected[0].ranges[0].fixed");
        fault.Message.ShouldContain("every version from 1.0.0 on");
    }

    [Fact]
    public void A_package_is_named_once_and_with_its_versions() =>
        Errors(
                ADraft.Sound with
                {
                    Affected =
                    [
                        ADraft.Sound.Affected[0],
                        ADraft.Sound.Affected[0],
                        new() { Package = new("npm", "sluice") },
                        new(),
                    ],
                }
            )
            .ShouldBe(
                [
                    "affected[1].package",
                    "affected[2].ranges",
                    "affected[3].package.ecosystem",
                    "affected[3].package.name",
                    "affected[3].ranges",
                ],
                ignoreOrder: true
            );

    [Theory]
    [InlineData("lodash", true)]
    [InlineData("@scope/name", true)]
    [InlineData("socket.io", true)]
    [InlineData("a b", false)]
    [InlineData("@scope", false)]
    [InlineData("@scope/", false)]
    [InlineData("@a/b/c", false)]
    [InlineData("a/b", false)]
    [InlineData(".hidden", false)]
    [InlineData("_private", false)]
    [InlineData("node_modules", false)]
    [InlineData("пакет", false)]
    public void A_package_of_npm_has_a_name_that_npm_gives(string name, bool valid)
    {
        var draft = ADraft.Affecting(new AffectedRange { Fixed = "1.0.0" });

        Errors(draft with { Affected = [draft.Affected[0] with { Package = new PackageName("npm", name) }] })
            .ShouldBe(valid ? [] : ["affected[0].package.name"]);
    }

    [DataFact("nswg/npm/index.json")]
    public void No_package_that_npm_has_had_is_called_impossible()
    {
        using var index = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(SharedData.At("nswg/npm/index.json")));
        foreach (
            var name in index.RootElement.EnumerateObject().Select(r => r.Value.GetProperty("module_name").GetString()!)
        )
            NpmName.Fault(name).ShouldBeNull(name);
    }

    [Theory]
    [InlineData("https://example.org/advisory", true)]
    [InlineData("http://example.org:8080/a?b#c", true)]
    [InlineData("https://[2606:4700::1]/", true)]
    [InlineData("https://93.184.215.14/", true)]
    [InlineData("example.org", false)]
    [InlineData("/relative", false)]
    [InlineData("ftp://example.org/", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://localhost/", false)]
    [InlineData("https://wiki/", false)]
    [InlineData("https://git.corp/", false)]
    [InlineData("https://printer.local./", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://0x7f.1/", false)]
    [InlineData("https://2130706433/", false)]
    [InlineData("https://10.1.2.3/", false)]
    [InlineData("https://172.31.0.1/", false)]
    [InlineData("https://192.168.1.1/", false)]
    [InlineData("https://169.254.169.254/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://[fe80::1]/", false)]
    [InlineData("https://[fd00::1]/", false)]
    [InlineData("https://[::ffff:10.0.0.1]/", false)]
    [InlineData("https://ann:secret@example.org/", false)]
    [InlineData("https://example.org/a b", false)]
    public void A_link_is_one_that_any_stranger_can_follow(string url, bool valid) =>
        Errors(ADraft.Sound with { References = [new("WEB", url)] }).ShouldBe(valid ? [] : ["references[0].url"]);

    [Theory]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N", true)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:H/VA:N/SC:N/SI:N/SA:N", true)]
    [InlineData("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N", false)]
    [InlineData("CVSS:5.0/AV:N", false)]
    [InlineData("AV:N/AC:L/Au:N/C:N/I:H/A:N", false)]
    [InlineData("CVSS:3.1/AV:N/AC:L", false)]
    [InlineData("CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N", false)]
    [InlineData("CVSS:3.1/AV:Z/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N", false)]
    public void A_vector_is_whole_and_of_a_version_in_use(string vector, bool valid) =>
        Errors(ADraft.Sound with { CvssVector = vector }).Distinct().ShouldBe(valid ? [] : ["cvssVector"]);

    [Theory]
    [InlineData("Details follow: TODO")]
    [InlineData("CVE number: CVE-2026-XXXX")]
    [InlineData("Lorem ipsum dolor")]
    [InlineData("TBD")]
    public void What_was_left_to_be_written_stops_publication(string details) =>
        Errors(ADraft.Sound with { Details = details }).ShouldBe(["details"]);

    [Fact]
    public void Thanks_in_the_text_are_asked_to_move_to_the_credits()
    {
        var draft = ADraft.Sound with { Details = "Objects were merged badly. This was reported by Ann." };

        Errors(draft).ShouldBeEmpty();
        Warnings(draft).ShouldBe(["details"]);
    }

    [Fact]
    public void Names_of_weaknesses_aliases_references_and_credits_are_checked_one_by_one() =>
        Errors(
                ADraft.Sound with
                {
                    Cwes = ["CWE-79", "79x"],
                    Aliases = ["CVE-2026-1", "CVE-2026-1234", "GHSA 1"],
                    References = [new("LINK", "https://example.org/")],
                    Credits = [new("", "FRIEND", "tel:+1"), new("Ann\nBob")],
                }
            )
            .ShouldBe(
                [
                    "cwes[1]",
                    "aliases[0]",
                    "aliases[2]",
                    "references[0].type",
                    "credits[0].name",
                    "credits[0].type",
                    "credits[0].contact",
                    "credits[1].name",
                ],
                ignoreOrder: true
            );

    [Fact]
    public void Every_limit_holds_to_the_unit()
    {
        AtLimit(AdvisoryLimits.Summary, n => new() { Summary = Letters(n) }, "summary");
        AtLimit(AdvisoryLimits.Details, n => new() { Details = Letters(n) }, "details");
        AtLimit(AdvisoryLimits.Workarounds, n => new() { Workarounds = Letters(n) }, "workarounds");
        AtLimit(AdvisoryLimits.Cwes, n => new() { Cwes = Many(n, i => $"CWE-{i}") }, "cwes");
        AtLimit(
            AdvisoryLimits.References,
            n => new() { References = Many(n, i => new AdvisoryReference("WEB", $"https://example.org/{i}")) },
            "references"
        );
        AtLimit(
            AdvisoryLimits.Credits,
            n => new() { Credits = Many(n, i => new AdvisoryCredit($"Ann {i}")) },
            "credits"
        );
        AtLimit(AdvisoryLimits.Aliases, n => new() { Aliases = Many(n, i => $"X-{i}") }, "aliases");
        AtLimit(AdvisoryLimits.Alias, n => new() { Aliases = [Letters(n)] }, "aliases[0]");
        AtLimit(AdvisoryLimits.CreditName, n => new() { Credits = [new(Letters(n))] }, "credits[0].name");
        AtLimit(
            AdvisoryLimits.Url,
            n => new() { References = [new("WEB", $"https://example.org/{Letters(n - 20)}")] },
            "references[0].url"
        );
        AtLimit(
            AdvisoryLimits.Affected,
            n =>
                new()
                {
                    Affected = Many(
                        n,
                        i => new AffectedPackage { Package = new("npm", $"p{i}"), Versions = ["1.0.0"] }
                    ),
                },
            "affected"
        );
        AtLimit(
            AdvisoryLimits.Ranges,
            n => ADraft.Affecting([.. Many(n, i => new AffectedRange { Introduced = $"{i}.0.0", Fixed = $"{i}.1.0" })]),
            "affected[0].ranges"
        );
        AtLimit(
            AdvisoryLimits.Versions,
            n => new() { Affected = [new() { Package = new("npm", "p"), Versions = Many(n, i => $"{i}.0.0") }] },
            "affected[0].versions"
        );
    }

    private static void AtLimit(int limit, Func<int, AdvisoryContent> draft, string path)
    {
        Errors(draft(limit)).ShouldNotContain(path);
        Errors(draft(limit + 1)).ShouldContain(path);
    }

    private static string Letters(int count) => new('a', count);

    private static T[] Many<T>(int count, Func<int, T> one) => [.. Enumerable.Range(1, count).Select(one)];

    private static List<string> Errors(AdvisoryContent content) => Paths(content, FaultSeverity.Error);

    private static List<string> Warnings(AdvisoryContent content) => Paths(content, FaultSeverity.Warning);

    private static List<string> Paths(AdvisoryContent content, FaultSeverity severity) =>
        [.. AdvisoryLint.Check(content).Where(f => f.Severity == severity).Select(f => f.Path)];
}
