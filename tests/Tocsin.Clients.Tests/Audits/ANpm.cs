using System.Diagnostics;
using System.Text.Json;

namespace Tocsin.Clients.Tests.Audits;

/// <summary>A real npm: the one on the PATH, and those that <c>./test</c> has put into its cache of client programs.</summary>
internal sealed record ANpm(string Version, string Program)
{
    public static IReadOnlyList<ANpm> All { get; } = [.. Installed()];

    /// <summary>Runs <c>npm audit</c> on a project; its exit code and everything it said.</summary>
    public async Task<(int Code, string Output)> Audit(string project, string registry, params string[] more)
    {
        var start = new ProcessStartInfo(Program)
        {
            UseShellExecute = false,
            WorkingDirectory = project,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["audit", $"--registry={registry}", $"--cache={project}/.npm", .. more])
            start.ArgumentList.Add(argument);
        using var npm = Process.Start(start)!;
        var (output, errors) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        await npm.WaitForExitAsync();
        return (npm.ExitCode, await output + await errors);
    }

    /// <summary>A project that has these packages installed, as far as its lock file says.</summary>
    public static string Project(string folder, params IEnumerable<(string Name, string Version)> packages)
    {
        Directory.CreateDirectory(folder);
        var dependencies = packages.ToDictionary(p => p.Name, p => p.Version, StringComparer.Ordinal);
        var installed = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [""] = new
            {
                name = "audited",
                version = "1.0.0",
                dependencies,
            },
        };
        foreach (var (name, version) in dependencies)
            installed[$"node_modules/{name}"] = new { version };
        Write(
            folder,
            "package.json",
            new
            {
                name = "audited",
                version = "1.0.0",
                dependencies,
            }
        );
        Write(
            folder,
            "package-lock.json",
            new
            {
                name = "audited",
                version = "1.0.0",
                lockfileVersion = 3,
                requires = true,
                packages = installed,
            }
        );
        return folder;
    }

    private static void Write(string folder, string name, object content) =>
        File.WriteAllText(Path.Combine(folder, name), JsonSerializer.Serialize(content));

    private static IEnumerable<ANpm> Installed()
    {
        var cache = Environment.GetEnvironmentVariable("TOCSIN_TEST_CLIENTS");
        if (cache is not null)
        {
            foreach (var version in (string[])["npm-10", "npm-11"])
            {
                var program = Path.Combine(cache, version, "node_modules", "npm", "bin", "npm-cli.js");
                if (File.Exists(program))
                    yield return new(version, program);
            }
        }
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        if (path.Select(p => Path.Combine(p, "npm")).FirstOrDefault(File.Exists) is { } own)
            yield return new("npm of this machine", own);
    }
}
