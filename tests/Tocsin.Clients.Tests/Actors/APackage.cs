namespace Tocsin.Clients.Tests.Actors;

/// <summary>The package that the advisory of these tests is about. It exists nowhere else.</summary>
internal static class APackage
{
    public const string Name = "tocsin-test-templates";

    public const string Title = "Templates can read any file";

    /// <summary>What the operator types into the pool; the case gets the first.</summary>
    public static IReadOnlyList<string> CveIds { get; } = ["CVE-2026-0001", "CVE-2026-0002"];

    /// <summary>Affected from 1.0.0, fixed in 1.2.4.</summary>
    public static object Advisory { get; } = new
    {
        summary = Title,
        details = "A name with `..` in it leaves the folder of templates.",
        affected = new[]
        {
            new
            {
                package = new { ecosystem = "npm", name = Name },
                ranges = new[] { new { introduced = "1.0.0", @fixed = "1.2.4" } },
            },
        },
        cwes = new[] { "CWE-22" },
        cvssVector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
        references = new[] { new { type = "WEB", url = "https://example.com/templates" } },
    };
}
