namespace Tocsin.Public.Tests;

/// <summary>Records as they are published.</summary>
internal static class AnAdvisory
{
    /// <summary>About npm's left-pad, affected from 1.0.0 to before 1.3.0.</summary>
    /// <param name="more">Members beside these, with a comma behind.</param>
    public static string LeftPad(
        string id = "TCS-2026-1",
        string more = "",
        string modified = "2026-03-01T12:00:00Z"
    ) =>
        Of(
            id,
            "left-pad",
            """ "ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"1.3.0"}]}] """,
            $$""" "summary":"Pads too far","severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"}],{{more}} """,
            modified
        );

    public static string Of(
        string id,
        string package,
        string affected,
        string more = "",
        string modified = "2026-03-01T12:00:00Z"
    ) =>
        $$"""
            {"id":"{{id}}","modified":"{{modified}}","published":"2026-03-01T12:00:00Z",{{more}}
            "affected":[{"package":{"ecosystem":"npm","name":"{{package}}"},{{affected}}}]}
            """;
}
