using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;
using Tocsin.Workspace.Audit;

namespace Tocsin.Server.Commands;

/// <summary><c>./run verify</c>: whether everything that is kept is as it was written. Exit code 0: it is; 65: it is not.</summary>
internal static class VerifyCommand
{
    /// <summary>EX_DATAERR of sysexits.h.</summary>
    public const int Faulty = 65;

    private static readonly string[] Heeded = ["data", "master-key"];

    public static Command Make()
    {
        var command = new Command(
            "verify",
            "Walks every chain, key, row, file and head of the case store and says what is not as it was written. Changes nothing; Tocsin may serve meanwhile."
        );
        var settings = new SettingOptions(command, Heeded);
        command.SetAction(
            async (parsed, _) =>
            {
                using var signals = new StopSignals();
                var read = settings.Read(parsed).Then(values => ServerOptions.Read(values.With("role", "workspace")));
                if (!read.TryGet(out var options, out var wrong))
                    return Answers.Refuse(wrong);
                await using var process = new ProcessParts(options);
                try
                {
                    return (await process.TryLook(signals.Token)).TryGet(out var start, out var unfit)
                        ? await Run(start.Verifier, process, signals.Token)
                        : Answers.Refuse(unfit);
                }
                catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
                {
                    await Console.Error.WriteLineAsync("Verifying was interrupted. Run it again.");
                    return Answers.Unavailable;
                }
            }
        );
        return command;
    }

    private static async Task<int> Run(StoreVerifier verifier, ProcessParts process, CancellationToken cancel)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var store = await process.PublicStore(cancel);
        var report = await WithProgress(progress =>
            verifier.Verify(
                async (since, kind, each, reading) => (await store.ReadSince(since, kind, each, reading)).Generation,
                progress,
                cancel
            )
        );
        Say(report, TimeProvider.System.GetElapsedTime(begun));
        return report.IsSound ? 0 : Faulty;
    }

    /// <summary>Says what was found: every fault with its place and what to do, then the count.</summary>
    public static void Say(StoreReport report, TimeSpan took)
    {
        foreach (var fault in report.Faults)
        {
            Console.Error.WriteLine($"{fault.Where}: {fault.What}.");
            Console.Error.WriteLine($"  {fault.Next}");
        }
        var verdict = report.IsSound ? "everything is as it was written" : $"{report.Faults.Count:N0} faults";
        Console.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Streams:N0} streams, {report.Entries:N0} entries, {report.Files:N0} files, {report.Heads:N0} heads: {verdict}; {took.TotalSeconds:0.0} s"
            )
        );
        if (report.LastHead is { } head)
            Console.Out.WriteLine($"Last head: {head}");
    }

    /// <summary>Does it under a bar where somebody looks.</summary>
    public static Task<StoreReport> WithProgress(Func<Action<int, int>, Task<StoreReport>> verify) =>
        Terminal
            .Open()
            .Progress()
            .AutoClear(enabled: true)
            .StartAsync(progress =>
            {
                var bar = progress.AddTask("Verifying");
                return verify((done, all) => bar.MaxValue(all).Value(done));
            });
}
