using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Nswg;

/// <summary>That vulnerabilities of a bundled dependency do not affect Node.js, and why (<c>vuln/deps</c>).</summary>
/// <param name="Cves">The well-formed IDs.</param>
/// <param name="Description">What the vulnerabilities are.</param>
/// <param name="Overview">Why Node.js is not affected, in words.</param>
/// <param name="Reason">The same as a justification of VEX: <c>vulnerable_code_not_present</c>, …</param>
/// <param name="Reference">Where it was discussed; null where that is not said.</param>
public sealed record NswgAssessment(
    int Number,
    IReadOnlyList<CveId> Cves,
    string Description,
    string Overview,
    string Reason,
    string? Reference
)
{
    /// <summary>The justifications that VEX has (OpenVEX 0.2.0, "Status Justifications").</summary>
    public static IReadOnlyList<string> Reasons { get; } =
    [
        "component_not_present",
        "vulnerable_code_not_present",
        "vulnerable_code_not_in_execute_path",
        "vulnerable_code_cannot_be_controlled_by_adversary",
        "inline_mitigations_already_exist",
    ];

    /// <summary>A name for an assessment, after those of the working group's records: <c>NSWG-DEP-1</c>.</summary>
    public static string IdOf(int number) => $"NSWG-DEP-{number}";

    /// <summary>Total, as <see cref="NswgReader.Read"/> is; <paramref name="number"/> is the file's name.</summary>
    public static Result<NswgAssessment> Read(int number, ReadOnlyMemory<byte> utf8) =>
        OsvDocument.Read(utf8, "nswg", at => Read(number, at));

    private static NswgAssessment Read(int number, OsvElement at)
    {
        var reason = at.Needed("reason");
        if (reason.Length > 0 && !Reasons.Contains(reason, StringComparer.Ordinal))
            at.Fault("reason", $"This must be one of {string.Join(", ", Reasons)}.");
        return new(
            number,
            [.. (NswgFields.Cves(at, "cve") ?? []).Select(CveId.Known)],
            at.Text("description")?.Trim() ?? "",
            at.Text("overview")?.Trim() ?? "",
            reason,
            at.Text("ref")
        );
    }
}
