using System.CommandLine;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Public.Sources;
using Tocsin.Public.Storage;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;
using Tocsin.Server.Supervision;

namespace Tocsin.Server.Commands;

/// <summary>What a process that serves starts for its long work; nobody types it.</summary>
internal static class ErrandCommand
{
    public static Command Make()
    {
        var errand = new Argument<Errand>("ERRAND");
        var politely = new Option<bool>(Errands.Politely);
        var command = new Command(Errands.Command) { errand, politely };
        command.Hidden = true;
        command.SetAction(
            async (parsed, _) =>
            {
                if (parsed.GetValue(politely))
                    Step(parsed.GetValue(errand));
                using var parent = new FromParent();
                if (!(await parent.Settings()).TryGet(out var options, out var wrong))
                    return Answers.Refuse(wrong);
                await using var process = new ProcessParts(options);
                using var logs = LoggerFactory.Create(logging => logging.AddQuietConsole());
                try
                {
                    await Run(parsed.GetValue(errand), process, logs, parent.Stop);
                    return 0;
                }
                catch (Exception failed)
                    when (failed is IOException or UnauthorizedAccessException or OperationCanceledException)
                {
                    // a full disk, another process is at the file, or whoever sent us wants us no more: it does it as it can
                    return Answers.Unavailable;
                }
            }
        );
        return command;
    }

    private static void Step(Errand errand)
    {
        // an import holds a lock that others may wait for
        if (errand == Errand.Index)
            StepBack.BehindAll();
        else
            StepBack.ForGood();
    }

    private static async Task Run(Errand errand, ProcessParts process, ILoggerFactory logs, CancellationToken cancel)
    {
        var parts = await process.PublicParts(cancel);
        switch (errand)
        {
            case Errand.Index:
                await new WriteIndex(parts.GetRequiredService<PublicStore>(), logs.CreateLogger<WriteIndex>()).Run(
                    process.Options.IndexFile,
                    serving: false,
                    cancel
                );
                break;
            case Errand.Source:
                await new SourceWorker(
                    parts.GetRequiredService<RunSource>(),
                    TimeProvider.System,
                    logs.CreateLogger<SourceWorker>()
                ).WorkOne(cancel);
                break;
        }
    }
}
