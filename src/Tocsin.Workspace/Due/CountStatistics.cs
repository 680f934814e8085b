using Microsoft.Extensions.Hosting;
using Tocsin.Advisories.Documents;
using Tocsin.Cases.Statistics;
using Tocsin.Workspace.Statistics;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>Counts the month that is over at its turn in the programme's zone, and tells strangers. One row, for good.</summary>
public sealed class CountStatistics(
    StatisticsStore statistics,
    CharterInForce charter,
    Publish publish,
    DueStore due,
    TimeProvider time
) : IHostedService
{
    public const string Kind = "count-statistics";

    public const string Key = "programme";

    public DueJob Job => new(Kind, LeavesTheHouse: true, Work);

    /// <summary>Sees to it that there is the row; a turn that was missed while nothing ran is counted as soon as something does.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var zone = (await charter.Look(cancellationToken)).Programme.Calendar.Zone;
        await due.Ensure(Kind, Key, StatisticsPeriod.NextTurn(zone, time.GetUtcNow()), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        var zone = (await charter.Look(cancel)).Programme.Calendar.Zone;
        var counted = await statistics.Count(zone, cancel);
        if (counted.Periods.Count > 0)
            await publish([Told(counted, zone).ToDocument(counted.CountedAt)], cancel);
        return StatisticsPeriod.NextTurn(zone, time.GetUtcNow());
    }

    private static StatisticsDocument Told(StatisticsAccount counted, TimeZoneInfo zone) =>
        new(
            [
                .. counted.Periods.Select(period => new StatisticsDocument.Period(
                    period.From,
                    period.To,
                    period.AtLeast,
                    Told(period.FirstAnswer),
                    Told(period.Verdict),
                    Told(period.Fix),
                    Told(period.Publication)
                )),
            ],
            zone.Id
        );

    private static StatisticsDocument.Figure? Told(Figure? figure) =>
        figure is null ? null : new(figure.MedianDays, figure.NinetiethPercentileDays, figure.InTimePercent);
}
