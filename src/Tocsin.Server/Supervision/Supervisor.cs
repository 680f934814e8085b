using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;

namespace Tocsin.Server.Supervision;

/// <summary>
/// Runs the public role in one process and what is secret in another, so that whoever breaks into the first has reached
/// nothing of the second. Starts again what dies, and ends both when asked.
/// </summary>
internal sealed class Supervisor(SettingValues settings, TimeProvider time)
{
    private static readonly Role[][] Processes =
    [
        [Role.Public],
        [Role.Intake, Role.Workspace],
    ];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    /// <summary>Serves until <paramref name="stop"/>. A process that dies before all were ready ends everything, with its exit code.</summary>
    /// <param name="ready">Told once everything listens.</param>
    public async Task<int> Run(Action<ReadyWord> ready, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var kept = Processes.Select(roles => new Kept(roles)).ToList();
        var running = kept.ConvertAll(k => Keep(k, ending.Token));
        var allReady = Task.WhenAll(kept.Select(k => k.Ready));
        var anyEnded = Task.WhenAny(running);
        if (await Task.WhenAny(allReady, anyEnded) == allReady)
            ready((await allReady).Aggregate((word, other) => word.And(other)));
        await anyEnded;
        await ending.CancelAsync();
        return (await Task.WhenAll(running)).FirstOrDefault(code => code != 0);
    }

    private async Task<int> Keep(Kept kept, CancellationToken stop)
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause = Longer(pause))
        {
            var begun = time.GetTimestamp();
            using var child = Child.Start([Child.Serve], settings.For(kept.Roles).With("role", kept.Names), kept.Hear);
            var ended = child.Ended();
            await Task.WhenAny(ended, Asked(stop));
            if (stop.IsCancellationRequested)
            {
                await child.End(Patience);
                return 0;
            }

            var code = await ended;
            if (!kept.Ready.IsCompleted)
                return code == 0 ? 70 : code;
            if (time.GetElapsedTime(begun) > Settled)
                pause = TimeSpan.FromSeconds(1);
            await Console.Error.WriteLineAsync(
                $"The process for {string.Join(" and ", kept.Names)} ended ({code}); it is started again in {pause.TotalSeconds:0} s."
            );
            if (!await Rest(pause, stop))
                return 0;
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private async Task<bool> Rest(TimeSpan pause, CancellationToken stop)
    {
        try
        {
            await Task.Delay(pause, time, stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task Asked(CancellationToken stop)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registered = stop.Register(asked.SetResult);
        await asked.Task;
    }

    private sealed class Kept(Role[] roles)
    {
        private readonly TaskCompletionSource<ReadyWord> ready = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );

        public Role[] Roles => roles;

        public IReadOnlyList<string> Names { get; } = [.. roles.Select(r => r.ToString().ToLowerInvariant())];

        /// <summary>With what it had to say the first time.</summary>
        public Task<ReadyWord> Ready => ready.Task;

        public void Hear(ChildMessage message)
        {
            // the link on the first screen went with the process that made it
            if (message.Ready && !ready.TrySetResult(message.Word) && message.Word.FirstMember is { } link)
                Console.Out.WriteLine($"This link makes you the first member now, once:\n  {link}");
        }
    }
}
