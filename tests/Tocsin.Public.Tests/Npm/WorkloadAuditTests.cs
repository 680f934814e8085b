using System.Text.Json;
using Tocsin.Standards.Versions;

namespace Tocsin.Public.Tests.Npm;

/// <summary>A large audit of real packages, answered over HTTP from real advisories.</summary>
public sealed class WorkloadAuditTests
{
    [DataFact("workloads/w3-npm-dense.json")]
    public async Task What_clients_work_out_from_the_ranges_we_print_is_what_we_matched()
    {
        await using var host = await PublicHost.With();
        await host.Import(SharedData.At("nswg"));
        var sent = Packages("workloads/w3-npm-dense.json");

        var (_, body) = await host.Post("/-/npm/v1/security/advisories/bulk", JsonSerializer.Serialize(sent));

        // as npm does it: every advisory of a name against every version of it in the tree
        var hits = 0;
        foreach (var package in body.EnumerateObject())
        {
            foreach (var advisory in package.Value.EnumerateArray())
            {
                var range = NpmRange.Parse(advisory.GetProperty("vulnerable_versions").GetString()).Value;
                hits += sent[package.Name]
                    .Count(v => VersionScheme.Npm.TryParse(v, out var key) && range.Contains(key));
                advisory.GetProperty("url").GetString()!.ShouldContain("/advisories/NSWG-ECO-");
                advisory.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
            }
        }
        hits.ShouldBe(1_121);
    }

    // A workload names some packages several times.
    private static Dictionary<string, List<string>> Packages(string workload)
    {
        using var all = JsonDocument.Parse(File.ReadAllBytes(SharedData.At(workload)));
        return all
            .RootElement.EnumerateArray()
            .GroupBy(p => p.GetProperty("name").GetString()!, p => p.GetProperty("version").GetString()!)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
    }
}
