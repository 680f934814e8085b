using System.Diagnostics;

namespace Tocsin.Clients.Tests.Audits;

/// <summary>The .NET SDK and a project for it to audit.</summary>
internal static class ADotNet
{
    /// <summary>A project with one package, audited by <paramref name="server"/>.</summary>
    /// <returns>Its folder.</returns>
    public static string Project(TocsinHome home, string server, string package, string version)
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

    /// <summary>Runs dotnet there; everything it said.</summary>
    public static async Task<string> Run(string folder, params string[] arguments)
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
