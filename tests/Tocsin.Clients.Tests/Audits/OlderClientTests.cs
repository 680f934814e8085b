using System.Text.Json;

namespace Tocsin.Clients.Tests.Audits;

/// <summary>Clients that send the whole tree of what is installed, and the first of all of them, against one server with the samples.</summary>
public sealed class OlderClientTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const string Package = "tocsin-sample-templates";

    [ClientsTheory("npm-6", "pnpm-9", "pnpm-10", "nsp-3")]
    [InlineData("npm-6")]
    [InlineData("pnpm-9")]
    [InlineData("pnpm-10")]
    [InlineData("nsp-3")]
    public async Task A_finding_is_found_and_clean_is_clean(string name)
    {
        var client = AClient.All[name];

        var warned = await client.Audit(Project(name, "1.4.1"), server.Origin);
        var quiet = await client.Audit(Project(name, "1.4.2"), server.Origin);

        warned.Code.ShouldBe(1, warned.Output);
        warned.Output.ShouldContain("Templates can read any file of the server");
        warned.Output.ShouldContain("/advisories/SAMPLE-2026-1");
        quiet.Code.ShouldBe(0, quiet.Output);
        quiet.Output.ShouldNotContain("SAMPLE-2026-1");
    }

    private string Project(string client, string version)
    {
        var folder = Directory.CreateDirectory(Path.Combine(server.Folder, client, version)).FullName;
        var asked = new Dictionary<string, string> { [Package] = "^1.0.0" };
        File.WriteAllText(
            Path.Combine(folder, "package.json"),
            JsonSerializer.Serialize(
                new
                {
                    name = "audited",
                    version = "1.0.0",
                    dependencies = asked,
                }
            )
        );
        if (client.StartsWith("pnpm", StringComparison.Ordinal))
            File.WriteAllText(Path.Combine(folder, "pnpm-lock.yaml"), PnpmLock(version));
        else
            File.WriteAllText(Path.Combine(folder, "package-lock.json"), NpmLock(version));
        return folder;
    }

    private static string NpmLock(string version) =>
        $$"""
            {"name":"audited","version":"1.0.0","lockfileVersion":1,"requires":true,
             "dependencies":{"{{Package}}":{"version":"{{version}}","integrity":"sha512-AAAA"} } }
            """;

    private static string PnpmLock(string version) =>
        $$"""
            lockfileVersion: '9.0'
            importers:
              .:
                dependencies:
                  {{Package}}:
                    specifier: ^1.0.0
                    version: {{version}}
            packages:
              {{Package}}@{{version}}:
                resolution: {integrity: sha512-AAAA}
            snapshots:
              {{Package}}@{{version}}: {}
            """;
}

/// <summary>One server with the samples, for all tests of a class.</summary>
public sealed class SampleServer : IAsyncLifetime
{
    private TocsinProcess? tocsin;

    public string Origin => tocsin!.Origin("public");

    public string Folder => tocsin!.Home.Folder;

    public async Task InitializeAsync() => tocsin = await TocsinProcess.Start("--samples", "yes");

    public async Task DisposeAsync()
    {
        if (tocsin is not null)
            await tocsin.DisposeAsync();
    }
}
