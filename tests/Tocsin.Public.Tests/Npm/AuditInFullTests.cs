using System.Net;
using System.Text.Json;
using Tocsin.Public.Npm;

namespace Tocsin.Public.Tests.Npm;

public sealed class AuditInFullTests
{
    private const string Path = "/-/npm/v1/security/audits";

    // direct: left-pad 1.0.0; by way of between: left-pad 1.1.0, in a folder of its own
    private const string Tree = """
        {"name":"audited","version":"1.0.0","requires":{"left-pad":"^1.0.0","between":"^2.0.0"},"dependencies":{
          "left-pad":{"version":"1.0.0"},
          "between":{"version":"2.0.0","dev":true,"requires":{"left-pad":"~1.1.0"},
            "dependencies":{"left-pad":{"version":"1.1.0","dev":true}}}}}
        """;

    [Theory]
    [InlineData(Path)]
    [InlineData(Path + "/quick")]
    [InlineData("/npm" + Path)]
    public async Task Every_copy_is_found_with_the_path_that_leads_to_it(string path)
    {
        await using var host = await PublicHost.With(
            AnAdvisory.LeftPad(more: """ "aliases":["CVE-2026-1"],"details":"It **does**.", """)
        );

        var (status, body) = await host.Post(path, Tree);

        status.ShouldBe(HttpStatusCode.OK);
        var (id, advisory) = body.GetProperty("advisories")
            .EnumerateObject()
            .Select(member => (member.Name, member.Value))
            .ShouldHaveSingleItem();
        advisory.GetProperty("id").GetInt64().ToString().ShouldBe(id);
        advisory.GetProperty("module_name").GetString().ShouldBe("left-pad");
        advisory.GetProperty("vulnerable_versions").GetString().ShouldBe(">=1.0.0 <1.3.0");
        advisory.GetProperty("patched_versions").GetString().ShouldBe(">=1.3.0");
        advisory.GetProperty("recommendation").GetString().ShouldBe("Update left-pad to 1.3.0 or later.");
        advisory.GetProperty("cves")[0].GetString().ShouldBe("CVE-2026-1");
        advisory.GetProperty("overview").GetString().ShouldBe("It **does**.");
        Texts(
                advisory.GetProperty("findings"),
                finding =>
                    $"{finding.GetProperty("version")}: {finding.GetProperty("paths")[0]}, {finding.GetProperty("dev")}"
            )
            .ShouldBe(["1.0.0: left-pad, False", "1.1.0: between>left-pad, True"]);
        var metadata = body.GetProperty("metadata");
        metadata.GetProperty("vulnerabilities").GetProperty("high").GetInt32().ShouldBe(2);
        metadata.GetProperty("totalDependencies").GetInt32().ShouldBe(3);
        metadata.GetProperty("devDependencies").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task What_the_project_asked_for_can_be_moved_and_the_rest_is_for_people_to_review()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var actions = (await host.Post(Path, Tree)).Body.GetProperty("actions");

        Texts(actions, Said).ShouldBe(["update left-pad 1.3.0: left-pad", "review left-pad : between>left-pad"]);
    }

    [Fact]
    public async Task A_patched_version_that_another_advisory_affects_is_not_where_to_go()
    {
        await using var host = await PublicHost.With(
            AnAdvisory.LeftPad(),
            AnAdvisory.Of(
                "TCS-2026-2",
                "left-pad",
                """ "ranges":[{"type":"SEMVER","events":[{"introduced":"1.3.0"},{"fixed":"2.0.0"}]}] """
            ),
            AnAdvisory.Of(
                "TCS-2026-3",
                "left-pad",
                """ "ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"2.0.0"}]}] """
            )
        );

        var actions = (await host.Post(Path, Tree)).Body.GetProperty("actions");

        var first = actions[0];
        Said(first).ShouldBe("install left-pad 2.0.0: left-pad left-pad");
        first.GetProperty("isMajor").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_found_is_an_answer_with_metadata_and_nothing_in_it()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var (status, body) = await host.Post(
            Path,
            """{"name":"a","requires":{"left-pad":"^1.3.0"},"dependencies":{"left-pad":{"version":"1.3.0"}}}"""
        );

        status.ShouldBe(HttpStatusCode.OK);
        body.GetProperty("actions").GetArrayLength().ShouldBe(0);
        body.GetProperty("advisories").EnumerateObject().ShouldBeEmpty();
        body.GetProperty("metadata").GetProperty("totalDependencies").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Workspaces_of_pnpm_and_aliases_of_npm_are_seen_through()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var (_, body) = await host.Post(
            Path,
            """
            {"dependencies":{".":{"version":"0.0.0","requires":{"pad":"npm:left-pad@1.0.0"},
              "dependencies":{"pad":{"version":"npm:left-pad@1.0.0"}}}},"requires":{".":"0.0.0"}}
            """
        );

        var advisory = body.GetProperty("advisories").EnumerateObject().ShouldHaveSingleItem().Value;
        advisory.GetProperty("findings")[0].GetProperty("paths")[0].GetString().ShouldBe(".>pad");
        advisory.GetProperty("findings")[0].GetProperty("version").GetString().ShouldBe("1.0.0");
    }

    [Theory]
    [InlineData("""{"requires":{"left-pad":"^1.0.0"}}""", "npm.not-installed")]
    [InlineData("[]", "npm.no-tree")]
    [InlineData("{", "npm.not-json")]
    public async Task What_cannot_be_answered_is_never_called_clean(string sent, string code)
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var (status, body) = await host.Post(Path, sent);

        status.ShouldBe(HttpStatusCode.BadRequest);
        body.GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task A_tree_deeper_or_larger_than_any_project_is_refused()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());
        var deep = string.Concat(Enumerable.Repeat("""{"dependencies":{"a":""", NpmLimits.DeepestTree));
        var many = string.Join(',', Enumerable.Range(0, NpmLimits.MostInstalled + 1).Select(i => $"\"p{i}\":{{}}"));

        (await host.Post(Path, deep)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await host.Post(Path, "{\"dependencies\":{" + many + "}}")).Status.ShouldBe(
            HttpStatusCode.RequestEntityTooLarge
        );
    }

    [Fact]
    public async Task Odd_members_are_read_over_and_a_circle_of_requirements_ends()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var (status, body) = await host.Post(
            Path,
            """
            {"requires":{"a":1},"dependencies":{"a":{"version":7,"requires":{"b":true}},"\ud800":null,"n":null,
              "b":{"version":"1","requires":{"a":"*","left-pad":"*"}},"left-pad":{"version":"v1.2.0"}}}
            """
        );

        status.ShouldBe(HttpStatusCode.OK);
        body.GetProperty("advisories")
            .EnumerateObject()
            .ShouldHaveSingleItem()
            .Value.GetProperty("findings")[0]
            .GetProperty("paths")[0]
            .GetString()
            .ShouldBe("a>b>left-pad");
    }

    [Fact]
    public async Task A_chain_of_requirements_longer_than_any_is_told_by_where_its_end_lies()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());
        const int length = 50_000;
        var chain = string.Join(
            ',',
            Enumerable
                .Range(0, length)
                .Select(i =>
                    $"\"p{i}\":{{\"version\":\"1.0.0\",\"requires\":{{\"{(i == length - 1 ? "left-pad" : $"p{i + 1}")}\":\"*\"}}}}"
                )
        );

        var (status, body) = await host.Post(
            Path,
            "{\"requires\":{\"p0\":\"*\"},\"dependencies\":{" + chain + ",\"left-pad\":{\"version\":\"1.0.0\"}}}"
        );

        status.ShouldBe(HttpStatusCode.OK);
        body.GetProperty("advisories")
            .EnumerateObject()
            .ShouldHaveSingleItem()
            .Value.GetProperty("findings")[0]
            .GetProperty("paths")[0]
            .GetString()
            .ShouldBe("left-pad");
    }

    [Fact]
    public async Task More_requirements_than_any_project_has_are_refused()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());
        var requires = string.Join(',', Enumerable.Range(0, NpmLimits.MostRequires + 1).Select(i => $"\"{i}\":\"\""));

        (
            await host.Post(Path, "{\"requires\":{" + requires + "},\"dependencies\":{\"a\":{\"version\":\"1.0.0\"}}}")
        ).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    private static string Said(JsonElement action) =>
        $"{action.GetProperty("action")} {action.GetProperty("module")} "
        + $"{(action.TryGetProperty("target", out var target) ? target.GetString() : "")}: "
        + string.Join(' ', Texts(action.GetProperty("resolves"), r => r.GetProperty("path").GetString()!));

    private static List<string> Texts(JsonElement list, Func<JsonElement, string> text) =>
        [.. list.EnumerateArray().Select(text)];
}
