using Tocsin.Cases.CveIds;
using Tocsin.Cases.CveReports;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.Tests;

public sealed class CveReportTests
{
    private static readonly DateTimeOffset now = new(2026, 8, 15, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Quarters_and_years_count_what_moved_within_them_and_leave_no_gap()
    {
        var report = CveReport.Of(
            [
                Move(1, CveMilestoneKind.Reserved, "2025-12-31T23:59:59Z"),
                Move(2, CveMilestoneKind.Reserved, "2026-01-01T00:00:00Z"),
                Move(3, CveMilestoneKind.Reserved, "2026-01-01T00:00:00Z"),
                Move(1, CveMilestoneKind.Assigned, "2026-01-02T00:00:00Z"),
                Move(2, CveMilestoneKind.Assigned, "2026-01-02T00:00:00Z"),
                Move(1, CveMilestoneKind.Published, "2026-01-12T00:00:00Z"),
                Move(2, CveMilestoneKind.Published, "2026-02-01T00:00:00Z"),
                Move(3, CveMilestoneKind.Rejected, "2026-07-01T00:00:00Z"),
            ],
            now
        );

        report.Quarters.Select(q => q.Name).ShouldBe(["2025 Q4", "2026 Q1", "2026 Q2", "2026 Q3"]);
        report.Quarters[0].ShouldBe(new("2025 Q4", 1, 0, 0, 0, null));
        report.Quarters[1].ShouldBe(new("2026 Q1", 2, 2, 2, 0, TimeSpan.FromDays(20)));
        report.Quarters[2].ShouldBe(new("2026 Q2", 0, 0, 0, 0, null));
        report.Quarters[3].Rejected.ShouldBe(1);
        report.Years.Select(y => (y.Name, y.Reserved, y.Published)).ShouldBe([("2025", 1, 0), ("2026", 2, 2)]);
    }

    [Fact]
    public void The_same_as_CSV_and_as_Markdown()
    {
        var report = CveReport.Of(
            [
                Move(1, CveMilestoneKind.Assigned, "2026-08-01T00:00:00Z"),
                Move(1, CveMilestoneKind.Published, "2026-08-02T12:00:00Z"),
            ],
            now
        );

        report.Csv().ShouldBe($"{CveReport.CsvHead}\r\n2026 Q3,0,1,1,0,1.5\r\n2026,0,1,1,0,1.5\r\n");
        report.Markdown("Example").ShouldContain("| 2026 Q3 | 0 | 1 | 1 | 0 | 1.5 |\n");
        CveReport.Of([], now).Csv().ShouldBe(CveReport.CsvHead + "\r\n");
    }

    [Fact]
    public void An_ID_that_is_typed_in_twice_was_reserved_once()
    {
        var log = CveLog.Empty(CvePool.Stream);
        foreach (var day in (int[])[1, 2])
            log.Apply(
                new Recorded(
                    CvePool.Stream,
                    day,
                    now.AddDays(day),
                    Actor.Tocsin,
                    new CveIdsAdded([Id(1)]),
                    Redacted: false
                )
            );

        var report = CveReport.Of(log.Moves, now.AddDays(2));

        report.Quarters.Single().Reserved.ShouldBe(1);
    }

    private static CveId Id(int number) => CveId.Known($"CVE-2026-000{number}");

    private static CveMilestone Move(int number, CveMilestoneKind kind, string at) =>
        new(Id(number), kind, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
}
