using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Links;
using Tocsin.Cases.Reports;
using Tocsin.Cases.Splits;
using Tocsin.Cases.Vendors;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>One report that tells of two flaws, and a flaw whose root cause lies somewhere else than where it was reported.</summary>
public sealed partial class Case
{
    /// <summary>The most cases that one report is split into, beside the first.</summary>
    public const int MostParts = 20;

    private readonly List<CaseNumber> parts = [];
    private string? movedTo;

    /// <summary>Cases that were a part of this report: its reporter is theirs too.</summary>
    public IReadOnlyList<CaseNumber> Parts => parts;

    /// <summary>The case whose report this was a part of; null: it came in as it is.</summary>
    public CaseNumber? SplitFrom { get; private set; }

    /// <summary>The product or package that it is about now: where the root cause lies, else as it was reported; null once destroyed.</summary>
    public string? Where => movedTo ?? Report?.Where;

    /// <summary>
    /// Makes a part of the report a case of its own, linked with this one, with its own clocks, verdict and CVE counting. The reporter is
    /// told, and is the reporter of both.
    /// </summary>
    /// <param name="second">A number that nothing has.</param>
    /// <param name="part">What of the report it is about.</param>
    /// <param name="answer">What the reporter reads.</param>
    public Result<Decision> Split(
        Viewer.Member by,
        CaseNumber second,
        ReportText part,
        MessageText answer,
        Programme programme,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(programme);
        if (MayJudge(by) is { } refused)
            return refused;
        if (State is ReportState.Closed or ReportState.Invalid)
            return CaseProblems.NothingToSplit;
        if (parts.Count >= MostParts)
            return CaseProblems.TooManyParts;
        if (links.Count >= MostLinks)
            return CaseProblems.TooManyLinks;
        // who reported it stays who reported it: by the contact they are told, and kept from judging
        var received = new ReportReceived(programme.AnswerBy(now), EmbargoEnds, ReporterContact is not null)
        {
            Text = part with { Contact = ReporterContact, Credit = Credit, Attachments = [], CveWish = null },
        };
        return Decision
            .Of(
                new SplitInto(second),
                new CaseLinked(second),
                MessageWritten.To(Audience.WithReporter) with
                {
                    Text = answer,
                }
            )
            .And(second.Stream, received)
            .And(second.Stream, new Splits.SplitFrom(Number))
            .And(second.Stream, new CaseLinked(Number))
            .And([Notices.ToReporter(Number), Notices.ToTriagers(second)]);
    }

    /// <summary>
    /// Moves the case to the package where the root cause lies. What it was about before stays told, its maintainers become a vendor
    /// who knows nothing yet, and the reporter is told.
    /// </summary>
    /// <param name="answer">What the reporter reads.</param>
    public Result<Decision> MoveTo(Viewer.Member by, string package, VendorText vendor, MessageText answer)
    {
        ArgumentNullException.ThrowIfNull(package);
        if (MayCoordinate(by) is { } refused)
            return refused;
        if (package == Where)
            return CaseProblems.IsThere;
        return AddVendor(by, vendor)
            .Map(added =>
                Decision
                    .Of([
                        new RootCauseMoved { Text = new(package, Where ?? "") },
                        .. added.Entries,
                        MessageWritten.To(Audience.WithReporter) with
                        {
                            Text = answer,
                        },
                    ])
                    .And(Notices.ToReporter(Number))
            );
    }

    private void ApplyToSplits(Entry entry)
    {
        switch (entry)
        {
            case SplitInto { Second: var second }:
                parts.Add(second);
                break;
            case Splits.SplitFrom { First: var first }:
                SplitFrom = first;
                break;
            case RootCauseMoved moved:
                movedTo = moved.Text?.Package;
                break;
        }
    }
}
