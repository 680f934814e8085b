using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Tocsin.Advisories.Exports;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Tests.Exports;

/// <summary>Advisories to export: one that has everything, and generated ones.</summary>
internal static class AnAdvisory
{
    public static Uri Page { get; } = new("https://advisories.example.org/TCS-2026-1");

    public static CveProvider Cna { get; } = new(new Guid("7f3ad58e-1f64-4d0f-9f0e-0d8c3b1a2e4f"), "example");

    public static Uri Self { get; } = new("https://example.org/csaf/tcs-2026-1.json");

    public static CsafPublisher Publisher { get; } =
        new("coordinator", "Example", new("https://example.org"), "security@example.org");

    public static CsafEngine Engine { get; } = new("Tocsin", "1.0.0");

    public static Exported Csaf(OsvRecord record) => CsafExport.Document(record, Self, Publisher, Engine, []).Value;

    public static VexAuthor Author { get; } = new("Example <security@example.org>", "Coordinator", "Tocsin");

    public static Result<Exported> Vex(OsvRecord record) => OpenVexExport.Document(record, Self, Author, 1);

    public static OsvRecord Full { get; } =
        new()
        {
            SchemaVersion = "1.7.0",
            Id = "TCS-2026-1",
            Modified = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero),
            Published = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Aliases = ["CVE-2026-1234", "GHSA-aaaa-bbbb-cccc"],
            Summary = "Prototype pollution in one",
            Details = "Some **Markdown** & more.\n\nA second line.\n\n## Workarounds\n\nFreeze `Object.prototype`.",
            Severity =
            [
                new("CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"),
                new("CVSS_V4", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"),
                new("CVSS_V2", "AV:N/AC:L/Au:N/C:P/I:P/A:P"),
            ],
            Affected =
            [
                new()
                {
                    Package = new("npm", "@ann/one", "pkg:npm/%40ann/one"),
                    Ranges =
                    [
                        new() { Type = "SEMVER", Events = [new() { Introduced = "0" }, new() { Fixed = "1.2.4" }] },
                        new()
                        {
                            Type = "SEMVER",
                            Events = [new() { Introduced = "2.0.0-rc.1" }, new() { LastAffected = "2.1.0" }],
                        },
                    ],
                    Versions = ["3.0.0+build.1"],
                },
                new()
                {
                    Package = new("Node.js", "node"),
                    Ranges = [new() { Type = "SEMVER", Events = [new() { Introduced = "20.0.0" }] }],
                },
            ],
            References =
            [
                new("FIX", "https://example.com/fix"),
                new("WEB", "https://example.com/"),
                new("WEB", "http://10.0.0.1/"),
            ],
            Credits = [new("Ann", ["https://example.com/ann"], "REPORTER"), new("Ben")],
            DatabaseSpecific = JsonDocument
                .Parse("""{"cwe_ids":["CWE-1321","CWE-20"],"severity":"CRITICAL"}""")
                .RootElement,
        };

    /// <summary>Ecosystems with an order of their own and without, names of every shape.</summary>
    private static readonly OsvPackage[] packages =
    [
        new("npm", "one"),
        new("npm", "@ann/one"),
        new("Node.js", "node"),
        new("Go", "example.com/one/v2"),
        new("Go", "stdlib"),
        new("crates.io", "one"),
        new("Hex", "one"),
        new("Pub", "one"),
        new("PyPI", "one"),
        new("Maven", "org.example:one"),
        new("RubyGems", "one"),
        new("NuGet", "One.Two"),
        new("Packagist", "ann/one"),
        new("Hackage", "one"),
    ];

    /// <summary>Versions of two to three numbers, some pre-releases: close together, so that ranges meet and overlap.</summary>
    public static Gen<string> Version { get; } =
        from major in Gen.Choose(0, 3)
        from minor in Gen.Choose(0, 2)
        from patch in Gen.Choose(0, 2)
        from pre in Gen.Frequency((4, Gen.Constant("")), (1, Gen.Elements("-rc.1", "-0", "-alpha", "-rc.1.2")))
        select $"{major}.{minor}.{patch}{pre}";

    private static Gen<OsvEvent[]> Events { get; } =
        from start in Gen.Frequency((1, Gen.Constant("0")), (4, Version))
        from end in Version
        from shape in Gen.Choose(0, 9)
        from again in Version
        from last in Version
        select shape switch
        {
            0 => [new OsvEvent { Introduced = start }],
            1 or 2 => [new OsvEvent { Introduced = start }, new OsvEvent { LastAffected = end }],
            3 =>
            [
                new OsvEvent { Introduced = start },
                new OsvEvent { Fixed = end },
                new OsvEvent { Introduced = again },
                new OsvEvent { Fixed = last },
            ],
            4 => [new OsvEvent { Fixed = end }, new OsvEvent { Introduced = start }],
            5 => [new OsvEvent { Introduced = start }, new OsvEvent { LastAffected = start }],
            6 => [new OsvEvent { Introduced = start }, new OsvEvent { Limit = end }],
            _ => (OsvEvent[])[new OsvEvent { Introduced = start }, new OsvEvent { Fixed = end }],
        };

    private static Gen<OsvAffected> Affected { get; } =
        from package in Gen.Elements(packages)
        from ranges in Events.ArrayOf()
        from versions in Gen.Frequency((3, Version), (1, Gen.Elements("1.0", "weird", "v1.2.3", "2024a"))).ArrayOf()
        select new OsvAffected
        {
            Package = package,
            Ranges =
            [
                .. ranges
                    .Take(4)
                    .Select(events => new OsvRange
                    {
                        Type = package.Ecosystem is "npm" or "Go" or "Node.js" or "crates.io" ? "SEMVER" : "ECOSYSTEM",
                        Events = events,
                    }),
            ],
            Versions = [.. versions.Take(3)],
        };

    /// <summary>About one to three packages, perhaps the same one twice.</summary>
    public static Gen<OsvRecord> Any { get; } =
        from affected in Gen.Choose(1, 3).SelectMany(count => Affected.ArrayOf(count))
        select Full with
        {
            Affected = affected,
        };
}
