using System.Text.Json;
using Tocsin.Cases;
using Tocsin.Cases.Clusters;
using Tocsin.Cases.Reports;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Storage;

/// <summary>What the queue says of a case in words; sealed under the key of the case.</summary>
/// <param name="Title">The advisory's summary once there is one; before, how the report begins.</param>
/// <param name="WantsCve">Whether the report is a request for a CVE ID, and it has none yet.</param>
/// <param name="CnaReplyBy">By when another CNA should have answered a request of ours, UTC; null: none owes an answer.</param>
/// <param name="UpdateBy">By when the reporter was promised the next update, UTC; null: none is promised.</param>
/// <param name="ClosedAt">UTC; null before, and where nothing was recorded since this is kept.</param>
/// <param name="Verdict">The last one with its reason; null before one.</param>
/// <param name="Sketch">How its report reads, while it waits for a verdict; see <see cref="ReportSketch"/>.</param>
/// <param name="Where">The product or package, as the reporter named it.</param>
public sealed record CaseSummary(
    string Title,
    string Where,
    string? Cve,
    string? Advisory,
    bool WantsCve = false,
    DateTimeOffset? CnaReplyBy = null,
    DateTimeOffset? UpdateBy = null,
    DateTimeOffset? ClosedAt = null,
    VerdictSummary? Verdict = null,
    string? Sketch = null
)
{
    private const string Purpose = "summary";
    private const int LongestTitle = 120;

    internal static CaseSummary Of(Case @case) =>
        new(
            Shortened(@case.Draft?.Summary is { Length: > 0 } summary ? summary : @case.Report?.What ?? ""),
            Shortened(@case.Where ?? ""),
            @case.Cve?.Text,
            @case.Published?.Id.ToString(),
            @case is { Cve: null, Report.CveWish: not null },
            @case.OtherCna is { IsOpen: true } asked ? asked.ReplyBy : null,
            @case.UpdateBy,
            @case.ClosedAt,
            VerdictSummary.Of(@case.Verdict),
            // only what waits for a verdict is looked at together
            @case is { State: ReportState.Received, Report: { } report }
                ? ReportSketch.Of(report.What, report.HowToReproduce, report.Impact, report.ProofOfConcept)
                : null
        );

    internal byte[] Seal(StreamKey key) => key.Seal(Purpose, JsonSerializer.SerializeToUtf8Bytes(this));

    internal static CaseSummary Open(StreamKey key, byte[] stored) =>
        JsonSerializer.Deserialize<CaseSummary>(key.Open(Purpose, stored))!;

    private static string Shortened(string text)
    {
        var line = text.Split('\n', 2)[0].Trim();
        return line.Length <= LongestTitle ? line : line[..(LongestTitle - 1)] + "…";
    }
}
