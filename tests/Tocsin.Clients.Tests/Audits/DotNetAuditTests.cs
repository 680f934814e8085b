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

        var affected = ADotNet.Project(home, tocsin.Origin("public"), "Shouldly", "4.2.1");
        var clean = ADotNet.Project(home, tocsin.Origin("public"), "xunit.abstractions", "2.0.3");

        var warned = await ADotNet.Run(affected, "restore");
        warned.ShouldContain("NU1904");
        warned.ShouldContain("/advisories/SAMPLE-2026-9");
        (await ADotNet.Run(affected, "list", "package", "--vulnerable")).ShouldContain("/advisories/SAMPLE-2026-9");
        var quiet = await ADotNet.Run(clean, "restore");
        quiet.ShouldNotContain("NU19");
        (await ADotNet.Run(clean, "list", "package", "--vulnerable")).ShouldContain("no vulnerable packages");
    }
}
