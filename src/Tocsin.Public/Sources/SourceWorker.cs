using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Public.Settings;

namespace Tocsin.Public.Sources;

/// <summary>Imports sources when they are due, one after another, for as long as the process lives.</summary>
/// <param name="sendOut">Null: they are imported by this process.</param>
public sealed partial class SourceWorker(
    RunSource run,
    TimeProvider time,
    ILogger<SourceWorker> log,
    SendOut? sendOut = null
) : BackgroundService
{
    /// <summary>How often it looks when nothing was due.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // not at once: whoever starts is asked something first
        var idle = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (idle)
                    await Task.Delay(Poll, time, stoppingToken);
                idle = !await WorkOne(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken)
            {
                // the store is out of reach, or we have a bug: what is due stays due
                Broke(log, broken.GetType().Name);
                idle = true;
            }
        }
    }

    /// <summary>Imports the source that is due; false when none is.</summary>
    public async Task<bool> WorkOne(CancellationToken cancel)
    {
        if (sendOut is not null)
        {
            if (!await run.IsDue(cancel))
                return false;
            if (await sendOut(Errand.Source, cancel))
                return true;
        }
        if (await run.Due(cancel) is not { } done)
            return false;
        if (done.TryGet(out var report, out var problem))
            Did(log, report.Name.Text, report.Report?.Count.Total ?? 0, report.Report?.Refused ?? 0);
        else
            Failed(log, problem.Code);
        return true;
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The source {Name} was imported: {Count} read, {Refused} refused"
    )]
    private static partial void Did(ILogger logger, string name, int count, int refused);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A source could not be imported ({Code}); it will be tried again"
    )]
    private static partial void Failed(ILogger logger, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Importing failed with {Exception}; it will be tried again")]
    private static partial void Broke(ILogger logger, string exception);
}
