using System.Diagnostics;

namespace Tocsin.Clients.Tests.Audits;

/// <summary>The .NET SDK itself, with the server as its audit source. The packages are those that these tests are built with.</summary>
public sealed class DotNetAuditTests
{
    private const string Advisory = """
        {"id":"SAMPLE-2026-9","modified":"2026-03-01T12:00:00Z","summary":"Says too much",
         "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
         "affected":[{"package":{"ecosystem":"NuGet","name":"Shouldly"},
           "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"4.0.0"},{"fixed":"4.2.2"}]}]}]}
        """;

    [Fact]
    public async Task Restoring_warns_of_an_affected_version_and_listing_names_it()
    {
        using var home = TocsinHome.New();
        var advisories = Directory.CreateDirectory(Path.Combine(home.Folder, "advisories")).FullName;
        await File.WriteAllTextAsync(Path.Combine(advisories, "SAMPLE-2026-9.json"), Advisory);
        (await home.Command("import", advisories)).Code.ShouldBe(0);
        await using var tocsin = await TocsinProcess.StartAt(home, "--samples", "no");

        var affected = Project(home, tocsin.Origin("public"), "Shouldly", "4.2.1");
        var clean = Project(home, tocsin.Origin("public"), "xunit.abstractions", "2.0.3");

        var warned = await Run(affected, "restore");
        warned.ShouldContain("NU1904");
        warned.ShouldContain("/advisories/SAMPLE-2026-9");
        (await Run(affected, "list", "package", "--vulnerable")).ShouldContain("/advisories/SAMPLE-2026-9");
        var quiet = await Run(clean, "restore");
        quiet.ShouldNotContain("NU19");
        (await Run(clean, "list", "package", "--vulnerable")).ShouldContain("no vulnerable packages");
    }

    private static string Project(TocsinHome home, string server, string package, string version)
    {
        var folder = Directory.CreateDirectory(Path.Combine(home.Folder, package)).FullName;
        var nothing = Directory.CreateDirectory(Path.Combine(folder, "nothing")).FullName;
        File.WriteAllText(
            Path.Combine(folder, "audited.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="{package}" Version="[{version}]" /></ItemGroup>
            </Project>
            """
        );
        // no package source: what the packages folder has is all there is
        File.WriteAllText(
            Path.Combine(folder, "nuget.config"),
            $"""
            <configuration>
              <packageSources><clear /><add key="none" value="{nothing}" /></packageSources>
              <auditSources>
                <clear />
                <add key="tocsin" value="{server}/v3/index.json" allowInsecureConnections="true" />
              </auditSources>
            </configuration>
            """
        );
        return folder;
    }

    private static async Task<string> Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // the test host's own MSBuild settings are not the project's, and no build server outlives the test
        foreach (
            var inherited in start.Environment.Keys.Where(k => k.StartsWith("MSB", StringComparison.Ordinal)).ToList()
        )
            start.Environment.Remove(inherited);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return await output + await errors;
    }
}
