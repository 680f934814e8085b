using System.Diagnostics;
using System.Globalization;
using Tocsin.Benchmarks.Workloads;

namespace Tocsin.Benchmarks.Matching;

/// <summary>npm's own <c>semver</c> on Node: advisories by name in a map, as npm's tools have them, and <c>satisfies</c> for each.</summary>
internal static class NodeSemver
{
    private const string Script = """
        const [semver, fs, path] = [require(process.argv[1]), require('fs'), require('path')];
        const [, , folder, workload] = process.argv;
        const options = { includePrerelease: true, loose: true };
        const named = new Map();
        for (const file of fs.readdirSync(folder)) {
          if (file === 'index.json') continue;
          const { module_name, vulnerable_versions } = JSON.parse(fs.readFileSync(path.join(folder, file)));
          named.set(module_name, [...(named.get(module_name) ?? []), vulnerable_versions]);
        }
        const packages = JSON.parse(fs.readFileSync(workload));
        const pass = () => {
          let hits = 0;
          for (const { name, version } of packages)
            for (const range of named.get(name) ?? [])
              if (semver.satisfies(version, range, options)) hits++;
          return hits;
        };
        for (let i = 0; i < 50; i++) pass();
        const times = [];
        let hits = 0;
        for (let i = 0; i < 100; i++) {
          const start = process.hrtime.bigint();
          hits = pass();
          times.push(Number(process.hrtime.bigint() - start));
        }
        console.log(times.sort((a, b) => a - b)[50], hits);
        """;

    /// <summary>Nanoseconds of one warmed-up pass over workload 3 (the median of 100), and its hits; null where there is no Node or no semver.</summary>
    public static (double Nanoseconds, int Hits)? Pass()
    {
        var clients = Environment.GetEnvironmentVariable("TOCSIN_TEST_CLIENTS") ?? DefaultClients;
        var semver = Path.Combine(clients, "semver/node_modules/semver");
        if (!Directory.Exists(semver))
            return null;
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (
            var argument in (string[])
                ["-e", Script, semver, SharedData.At("nswg/npm"), SharedData.At("workloads/w3-npm-dense.json")]
        )
            start.ArgumentList.Add(argument);
        using var node = Process.Start(start)!;
        var said = node.StandardOutput.ReadToEnd().Split(' ');
        node.WaitForExit();
        return (double.Parse(said[0], CultureInfo.InvariantCulture), int.Parse(said[1], CultureInfo.InvariantCulture));
    }

    private static string DefaultClients =>
        Path.Combine(
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME")
                ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
            "tocsin/clients"
        );
}
