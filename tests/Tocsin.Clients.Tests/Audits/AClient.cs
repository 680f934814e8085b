using System.Diagnostics;

namespace Tocsin.Clients.Tests.Audits;

/// <summary>Somebody else's program, as <c>./test</c> installed it into its cache outside the tree, and how it is asked for an audit.</summary>
/// <param name="Script">Within the cache.</param>
/// <param name="Arguments">For an audit against a server.</param>
internal sealed record AClient(string Name, string Script, Func<string, string[]> Arguments)
{
    public static IReadOnlyDictionary<string, AClient> All { get; } =
        new AClient[]
        {
            new("npm-6", "npm-6/node_modules/npm/bin/npm-cli.js", at => ["audit", "--registry", at]),
            new("pnpm-9", "pnpm-9/node_modules/pnpm/bin/pnpm.cjs", at => ["audit", "--registry", at]),
            new("pnpm-10", "pnpm-10/node_modules/pnpm/bin/pnpm.cjs", at => ["audit", "--registry", at]),
            new("nsp-3", "nsp-3/node_modules/nsp/bin/nsp", at => ["check", "--baseUrl", at]),
        }.ToDictionary(client => client.Name, StringComparer.Ordinal);

    private static string Cache => Environment.GetEnvironmentVariable("TOCSIN_TEST_CLIENTS") ?? "";

    public string Program => Path.Combine(Cache, Script);

    /// <summary>Runs it in a project; its exit code and everything it said.</summary>
    public async Task<(int Code, string Output)> Audit(string project, string server)
    {
        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            WorkingDirectory = project,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[Program, .. Arguments(server)])
            start.ArgumentList.Add(argument);
        // what they would otherwise write to the home of whoever runs the tests
        start.Environment["HOME"] = start.Environment["npm_config_cache"] = Path.Combine(project, ".home");
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}

/// <summary>A theory that runs clients of <see cref="AClient"/>; skipped, and saying so, where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClientsTheoryAttribute : TheoryAttribute
{
    public ClientsTheoryAttribute(params string[] names)
    {
        if (names.FirstOrDefault(name => !File.Exists(AClient.All[name].Program)) is { } missing)
            Skip = $"needs {missing}, which ./test installs";
    }
}
