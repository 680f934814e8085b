using System.Text.Json;

namespace Tocsin.Clients.Tests.Audits;

/// <summary>The lock file of a real project, audited against everything that there is to import.</summary>
public sealed class WorkloadTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [DataFact("workloads/w1-npm.json")]
    public async Task A_real_lock_file_is_audited_against_all_that_was_imported()
    {
        using var home = TocsinHome.New();
        var imported = await home.Command("import", SharedData.At("nswg"), SharedData.At("osv/npm"));
        imported.Code.ShouldBe(0, imported.Output);
        var again = await home.Command("import", SharedData.At("nswg"));
        again.Output.ShouldContain("0 added");
        await using var tocsin = await TocsinProcess.StartAt(home, "--samples", "no");

        var installed = JsonSerializer.Deserialize<JsonElement>(
            await File.ReadAllTextAsync(SharedData.At("workloads/w1-npm.json"))
        );
        var packages = installed
            .EnumerateArray()
            .Select(p => (Name: p.GetProperty("name").GetString()!, Version: p.GetProperty("version").GetString()!))
            .DistinctBy(p => p.Name)
            .ToList();
        var project = ANpm.Project(Path.Combine(home.Folder, "audited"), packages);
        foreach (var npm in ANpm.All)
        {
            var audit = await npm.Audit(project, tocsin.Origin("public"), "--json");
            var found = JsonSerializer.Deserialize<JsonElement>(
                audit.Output[audit.Output.IndexOf('{', StringComparison.Ordinal)..(audit.Output.LastIndexOf('}') + 1)]
            );
            var total = found.GetProperty("metadata").GetProperty("vulnerabilities").GetProperty("total").GetInt32();
            output.WriteLine($"{npm.Version}: {packages.Count} packages, {total} vulnerable");
            total.ShouldBeGreaterThan(0);
            audit.Code.ShouldBe(1);
        }
    }
}
