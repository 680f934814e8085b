using Microsoft.Extensions.Hosting;
using Tocsin.Workspace.Due;

namespace Tocsin.Workspace.CveIds;

/// <summary>Sees to it at every start that there is the row by which IDs are looked for in public.</summary>
public sealed class BeginWatching(DueStore due) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        due.Ask(WatchForIds.Due, WatchForIds.Key, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
