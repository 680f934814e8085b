using Tocsin.Cases.Access;
using Tocsin.Cases.Reports;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.ForeignReports;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>A report that another system kept before.</summary>
public sealed partial class Case
{
    /// <summary>The most characters of what was said there, all messages together, in UTF-16 units.</summary>
    public const int LongestImport = 1_000_000;

    /// <summary>What the other system had of it; null where it came in here, or was destroyed.</summary>
    public ForeignReport? Imported { get; private set; }

    /// <summary>
    /// The first entries of a case whose report was kept elsewhere. The clock of the first answer begins now: nobody promised anything
    /// before. Nobody is told by mail: whoever imports has them all before their eyes.
    /// </summary>
    public static Result<ImportedCase> Import(
        Viewer.Member by,
        ForeignReport report,
        Programme programme,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(programme);
        if (MayChange(by) is { } refused)
            return refused;
        if (!by.Triages)
            return CaseProblems.NotATriager;
        if (report.Messages.Sum(said => (long)said.Text.Length) > LongestImport)
            return CaseProblems.ImportTooLong;
        return ReportText
            .Parse(Form(report))
            .Map(text => new ImportedCase(
                Decision.Of(
                    new ReportReceived(programme.AnswerBy(now), now.AddDays(programme.EmbargoDays), HasContact: false)
                    {
                        Text = text,
                    }
                ),
                Decision.Of(new Imports.ReportImported { Text = report with { Body = "" } })
            ));
    }

    private static ReportForm Form(ForeignReport report)
    {
        string?[] judged =
        [
            report.Severity is { } severity ? $"Severity there: {severity}" : null,
            report.Weakness is { } weakness ? $"Weakness there: {weakness}" : null,
            report.CveIds.Count > 0 ? $"CVE IDs there: {string.Join(", ", report.CveIds)}" : null,
        ];
        return new(
            report.Title.Length > 0 ? report.Title : $"{report.Source} {report.Id}",
            report.Where ?? "not said",
            report.Body.Length > 0 ? report.Body : "not said",
            report.Versions,
            string.Join('\n', judged.OfType<string>())
        );
    }
}

/// <summary>The first entries of an imported case: what came in, and what was known of it.</summary>
/// <param name="Received">The reporter's.</param>
/// <param name="Known">The importer's.</param>
public sealed record ImportedCase(Decision Received, Decision Known);
