using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Tocsin.Public.Settings;
using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Hosting;

/// <summary>Runs the applications of this process's roles: prepares all, serves all, ends all.</summary>
public static class RoleProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Serves until <paramref name="stop"/>.</summary>
    /// <param name="ready">Told once everything listens.</param>
    /// <param name="sendOut">Has long work done by another process; null: all of it is done by this one.</param>
    public static async Task<Result<int>> Serve(
        RoleTable table,
        ServerOptions options,
        Func<ReadyWord, Task> ready,
        SendOut? sendOut,
        CancellationToken stop
    )
    {
        if (DataFolder.Prepare(options.Data).Problem is { } unusable)
            return unusable;

        var apps = new List<WebApplication>();
        await using var process = new ProcessParts(options, sendOut);
        try
        {
            var word = ReadyWord.Nothing;
            foreach (var role in options.Roles)
            {
                if (!(await RoleHost.Build(role, table[role], process, stop)).TryGet(out var app, out var unfit))
                    return unfit;
                apps.Add(app);
                await table[role].Warm(app.Services, stop);
                word = word.And(await table[role].Word(app.Services, stop));
                if (await Start(role, app, options.Origins[role], stop) is { } taken)
                    return taken;
            }
            await ready(word);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to end, be it while still starting.
        }
        finally
        {
            await End(apps);
        }
        return 0;
    }

    private static async Task<Problem?> Start(Role role, WebApplication app, Origin origin, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(CancellationToken.None);
            return null;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            var name = role.ToString().ToLowerInvariant();
            var other = origin.IsSecure ? $"--listen {name}=127.0.0.1:PORT" : $"--{name} http://localhost:PORT";
            return new(
                "port.taken",
                StatusCodes.Status503ServiceUnavailable,
                $"Port {origin.Port} is used by another program.",
                $"End that program, or choose another port with {other}."
            );
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.AccessDenied)
        {
            return new(
                "port.refused",
                StatusCodes.Status503ServiceUnavailable,
                $"This user may not listen on port {origin.Port}.",
                "Choose a port from 1024."
            );
        }
    }

    private static async Task End(List<WebApplication> apps)
    {
        using var deadline = new CancellationTokenSource(Patience);
        await Task.WhenAll(apps.Select(app => app.StopAsync(deadline.Token)));
        foreach (var app in apps)
            await app.DisposeAsync();
    }
}
