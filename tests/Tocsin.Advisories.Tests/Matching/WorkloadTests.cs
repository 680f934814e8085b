using System.Diagnostics;
using System.Text.Json;
using Tocsin.Advisories.Imports;
using Tocsin.Advisories.Matching;

namespace Tocsin.Advisories.Tests.Matching;

/// <summary>Real packages against real advisories, and npm's own <c>semver</c> as the judge.</summary>
public sealed class WorkloadTests
{
    // Reads the same advisories and packages as we do, knows nothing of OSV, and prints "name version id" for each hit.
    private const string Judge = """
        const [semver, fs, path] = [require(process.argv[1]), require('fs'), require('path')];
        const [, , folder, workload] = process.argv;
        const options = { includePrerelease: true, loose: true };
        const named = new Map();
        for (const file of fs.readdirSync(folder)) {
          if (file === 'index.json') continue;
          const advisory = JSON.parse(fs.readFileSync(path.join(folder, file)));
          named.set(advisory.module_name, [...(named.get(advisory.module_name) ?? []), advisory]);
        }
        for (const { name, version } of JSON.parse(fs.readFileSync(workload)))
          for (const { id, vulnerable_versions } of named.get(name) ?? [])
            if (semver.satisfies(version, vulnerable_versions, options)) console.log(`${name} ${version} NSWG-ECO-${id}`);
        """;

    [DataFact("workloads/w3-npm-dense.json")]
    public async Task Workload_3_has_its_1121_hits_on_the_working_groups_advisories()
    {
        var index = await Dump.Index("nswg");

        Hits(index, "workloads/w3-npm-dense.json").Count.ShouldBe(1_121);
    }

    [SemverFact("workloads/w1-npm.json")]
    public async Task Workloads_hit_what_npms_own_semver_says_that_they_hit()
    {
        var index = await Dump.Index("nswg");

        foreach (var workload in (string[])["workloads/w1-npm.json", "workloads/w3-npm-dense.json"])
            Hits(index, workload).ShouldBe(Judged(workload), ignoreOrder: true);
    }

    [DataFact("osv/npm/all.zip")]
    public async Task Every_npm_record_is_indexed_and_has_a_number_of_its_own()
    {
        var index = await Dump.Index("osv/npm/all.zip");

        index.Count.ShouldBeGreaterThan(25_000);
        var numbers = index
            .Newest.SelectMany(r => r.Affected)
            .Where(p => p.Ecosystem == "npm")
            .Select(p => p.NpmId)
            .ToList();
        numbers.Count.ShouldBeGreaterThan(25_000);
        numbers.ShouldBeUnique();
        numbers.ShouldAllBe(number => number > 0 && number < 1L << 53);
    }

    [DataTheory("osv")]
    [InlineData("npm")]
    [InlineData("PyPI")]
    [InlineData("Go")]
    [InlineData("RubyGems")]
    [InlineData("Packagist")]
    [InlineData("Julia")]
    [InlineData("crates.io")]
    [InlineData("NuGet")]
    [InlineData("Maven")]
    public async Task The_quick_reading_of_a_record_says_what_the_full_one_says(string ecosystem)
    {
        using var opened = ImportSource.Open(SharedData.At($"osv/{ecosystem}/all.zip"), new ImportRules()).Value;
        var read = 0;
        await foreach (var item in opened.ReadAsync())
        {
            if (item is not Taken taken)
                continue;
            var quick = IndexedRecord.Read(taken.Body, 1).Value;
            Said(quick).ShouldBe(Said(IndexedRecord.Of(taken.Record, taken.Body)));
            read++;
        }
        read.ShouldBeGreaterThan(100);

        // all that an index keeps of a record; versions by what the full record says of each boundary
        string Said(IndexedRecord record) =>
            $"{record.Id} {record.Modified:O} {record.Published:O} {record.Withdrawn:O} {record.Title} "
            + $"[{string.Join(' ', record.Aliases)}] [{string.Join(' ', record.Commits)}] "
            + string.Join(' ', record.Affected.Select(p => $"{p.Ecosystem}/{p.Name}={p.Versions}"));
    }

    private static List<string> Hits(AdvisoryIndex index, string workload)
    {
        using var packages = JsonDocument.Parse(File.ReadAllBytes(SharedData.At(workload)));
        return
        [
            .. from package in packages.RootElement.EnumerateArray()
            let name = package.GetProperty("name").GetString()!
            let version = package.GetProperty("version").GetString()!
            from id in index.Matching("npm", name, version)
            where id.StartsWith("NSWG-ECO-", StringComparison.Ordinal)
            select $"{name} {version} {id}",
        ];
    }

    private static string[] Judged(string workload)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (
            var argument in (string[])
                ["-e", Judge, SemverFactAttribute.Semver, SharedData.At("nswg/npm"), SharedData.At(workload)]
        )
            start.ArgumentList.Add(argument);
        using var node = Process.Start(start)!;
        var said = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        node.ExitCode.ShouldBe(0);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
