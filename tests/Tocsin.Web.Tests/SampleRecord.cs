using System.Text.Json;
using Tocsin.Standards.Osv;

namespace Tocsin.Web.Tests;

internal static class SampleRecord
{
    public static OsvRecord Full { get; } =
        new()
        {
            Id = "TCS-2026-1",
            Aliases = ["CVE-2026-0001"],
            Summary = "Path traversal in the static file handler when a mount point ends with a dot",
            Published = new(2026, 11, 22, 14, 5, 0, TimeSpan.Zero),
            Modified = new(2026, 11, 23, 9, 30, 0, TimeSpan.FromHours(2)),
            Severity = [new("CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N")],
            Details =
                "## Impact\n\nA request can read any file that the **server** can read.\n\n| mount | affected |\n|---|---|\n| `/files` | no |\n| `/files.` | yes |\n\n- until 1.2.4\n- and in 2.0.0\n\n```js\napp.mount('/files.', folder);\n```\n\n> It was there from the start.\n",
            Affected =
            [
                new()
                {
                    Package = new("npm", "@example/static-files"),
                    Ranges =
                    [
                        new()
                        {
                            Type = "SEMVER",
                            Events =
                            [
                                new() { Introduced = "1.0.0" },
                                new() { Fixed = "1.2.4" },
                                new() { Introduced = "2.0.0" },
                                new() { Fixed = "2.0.1" },
                            ],
                        },
                    ],
                },
                new()
                {
                    Package = new("npm", "left-mount"),
                    Ranges = [new() { Type = "SEMVER", Events = [new() { Introduced = "0" }] }],
                },
            ],
            References =
            [
                new("FIX", "https://code.example/static-files/commit/1f0c2a"),
                new("WEB", "javascript:alert(1)"),
            ],
            Credits = [new("Zoë Finder", null, "FINDER"), new("The release team")],
            DatabaseSpecific = JsonDocument.Parse("""{"cwe_ids":["CWE-22"],"severity":"HIGH"}""").RootElement,
        };
}
