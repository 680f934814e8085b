using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tocsin.Workspace.Due;

/// <summary>Does what is due in one lane, one row after another, for as long as the process lives.</summary>
public sealed partial class DueWorker(
    DueLane lane,
    DueStore store,
    IEnumerable<DueJob> jobs,
    InstanceLease lease,
    TimeProvider time,
    ILogger<DueWorker> log
) : BackgroundService
{
    /// <summary>How often it looks when there was nothing to do.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, DueJob> jobs = jobs.Where(j => j.Lane == lane)
        .ToDictionary(j => j.Kind, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await WorkOne(stoppingToken))
                    await Task.Delay(Poll, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // the store itself is out of reach: nothing is lost, the rows are still there when it is back
                Broke(log, "due", e.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(1), time, stoppingToken);
            }
        }
    }

    /// <summary>Does the next row that is due; false when there is none.</summary>
    public async Task<bool> WorkOne(CancellationToken cancel)
    {
        var allowed = jobs.Values.Where(j => lease.Mine || !j.LeavesTheHouse).Select(j => j.Kind).ToList();
        if (await store.Claim(allowed, cancel) is not { } due)
            return false;
        try
        {
            if (await jobs[due.Kind].Work(due.Key, cancel) is { } again)
                await store.Postpone(due, again, cancel);
            else
                await store.Done(due, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // its message may quote a case; its type does not
            Broke(log, due.Kind, e.GetType().Name);
            await store.Failed(due, cancel);
        }
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Kind} failed with {Exception}; it will be tried again")]
    private static partial void Broke(ILogger logger, string kind, string exception);
}
