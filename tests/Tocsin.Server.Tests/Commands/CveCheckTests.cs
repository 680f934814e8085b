using System.Text.Json;
using Tocsin.Tests.Hosting;

namespace Tocsin.Server.Tests.Commands;

public sealed class CveCheckTests
{
    private const string Right = """
        {"cnaContainer":{"descriptions":[{"lang":"en","value":"A crafted key changes every object."}],
          "affected":[{"vendor":"ann","product":"one","versions":[{"version":"1.0.0","lessThan":"1.2.4","status":"affected","versionType":"semver"}]}],
          "problemTypes":[{"descriptions":[{"lang":"en","cweId":"CWE-1321","description":"CWE-1321"}]}],
          "references":[{"url":"https://example.org/advisories/1"}]}}
        """;

    [Fact]
    public async Task Records_are_checked_one_by_one_or_by_the_folder_and_the_exit_code_tells_programs()
    {
        using var home = TocsinHome.New();
        var folder = Directory.CreateDirectory(Path.Combine(home.Folder, "records")).FullName;
        var (right, wrong) = (Path.Combine(folder, "a.json"), Path.Combine(folder, "b.json"));
        await File.WriteAllTextAsync(right, Right);
        await File.WriteAllTextAsync(
            wrong,
            Right
                .Replace("\"ann\"", "\"n/a\"", StringComparison.Ordinal)
                .Replace("\"1.2.4\"", "\"1.0.0\"", StringComparison.Ordinal)
        );

        var fine = await home.Command("cve", "check", right);
        var both = await home.Command("cve", "check", folder);
        var machine = await home.Command("cve", "check", wrong, "--json");
        var absent = await home.Command("cve", "check", right, Path.Combine(folder, "c.json"));

        fine.Code.ShouldBe(0, fine.Output);
        fine.Output.Trim().ShouldBe("1 record: 0 would be refused, 0 with warnings, 1 right.");
        both.Code.ShouldBe(65, both.Output);
        both.Output.ShouldContain($"{wrong}: error: cnaContainer.affected[0].vendor: ");
        both.Output.ShouldContain("(CNA rule 5.1.3)");
        both.Output.ShouldContain(
            "cnaContainer.affected[0].versions[0].lessThan: Mend the range: it ends where it starts."
        );
        both.Output.ShouldContain("2 records: 1 would be refused, 0 with warnings, 1 right.");
        machine.Code.ShouldBe(65, machine.Output);
        var line = JsonDocument.Parse(machine.Output).RootElement;
        line.GetProperty("sendable").GetBoolean().ShouldBeFalse();
        line.GetProperty("findings")
            .EnumerateArray()
            .Select(f => f.GetProperty("rule").GetString())
            .ShouldBe(["product.unnamed", "range.empty"]);
        absent.Code.ShouldBe(66, absent.Output);
        absent.Output.ShouldContain("c.json cannot be read.");
    }
}
