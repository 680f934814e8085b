using Tocsin.Standards.Problems;

namespace Tocsin.Cases.Reports;

/// <summary>Somebody from outside asks for a CVE ID: what a CNA has to know beside the report (CNA Operational Rules, 4.2.16.8).</summary>
/// <param name="AskedElsewhere">Which CNA was asked before, and what it said; null: none.</param>
/// <param name="PublicAt">Where it can be read already; null: it is not public.</param>
public sealed record CveWish(string? AskedElsewhere, string? PublicAt)
{
    /// <summary>Checks and trims what was typed, beside what <paramref name="faults"/> has already.</summary>
    public static CveWish Check(string? askedElsewhere, string? publicAt, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return new(
            faults.Optional("askedElsewhere", askedElsewhere, ReportText.LongestLine),
            faults.Optional("publicAt", publicAt, ReportText.LongestLine)
        );
    }
}
