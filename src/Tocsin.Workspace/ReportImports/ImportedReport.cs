using Tocsin.Standards.ForeignReports;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.ReportImports;

/// <summary>What became of one report of the file.</summary>
/// <param name="Source"><c>hacker-one</c> or <c>git-hub</c>.</param>
/// <param name="Id">Theirs.</param>
/// <param name="Outcome"><c>made</c>, <c>would-be-made</c>, <c>closed-there</c>, <c>here-already</c> or <c>refused</c>.</param>
/// <param name="Number">The case that was made.</param>
/// <param name="Receipt">For the reporter, who reads answers with it; shown this once.</param>
/// <param name="Why">Why no case was made.</param>
/// <param name="Missing">What could not be taken along, a sentence each.</param>
public sealed record ImportedReport(
    string Source,
    string Id,
    string Title,
    string? Reporter,
    string Outcome,
    string? Number,
    string? Receipt,
    string? Why,
    IReadOnlyList<string> Missing
)
{
    public const string Made = "made";
    public const string WouldBeMade = "would-be-made";
    public const string ClosedThere = "closed-there";
    public const string HereAlready = "here-already";
    public const string Refused = "refused";

    internal static ImportedReport Left(ForeignReport report) =>
        Of(report, ClosedThere) with
        {
            Why = $"It is {report.State} there.",
            Missing = [],
        };

    internal static ImportedReport Of(ForeignReport report, Result<Accepted> made) =>
        made.TryGet(out var accepted, out var problem)
            ? Of(report, Made) with
            {
                Number = accepted.Number.Text,
                Receipt = accepted.Receipt.ToString(),
            }
            : Of(report, problem);

    /// <param name="why">Null where it could be made.</param>
    internal static ImportedReport Of(ForeignReport report, Problem? why) =>
        why is null
            ? Of(report, WouldBeMade)
            : Of(report, why.Code == ReportStore.ReceivedAlready ? HereAlready : Refused) with
            {
                Why =
                    why.Faults.Count > 0
                        ? string.Join(' ', why.Faults.Select(f => $"{f.Path}: {f.Message}"))
                        : why.Title,
                Missing = [],
            };

    private static ImportedReport Of(ForeignReport report, string outcome) =>
        new(
            Words.Of(report.Source),
            report.Id,
            report.Title,
            report.Reporter,
            outcome,
            null,
            null,
            null,
            report.PublicAt is { } at
                ?
                [
                    .. report.Missing,
                    $"It is public there since {at:yyyy-MM-dd}: record that on the case's embargo page.",
                ]
                : report.Missing
        );
}
