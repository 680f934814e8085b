using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tocsin.Server.Backups;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Commands;

/// <summary><c>./run backup FOLDER</c> and <c>./run restore FOLDER</c>.</summary>
internal static class BackupCommand
{
    private static readonly string[] Heeded = ["data", "master-key"];

    public static Command Make()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Where it goes: a folder that is not there yet." };
        var command = new Command(
            "backup",
            "Copies everything that cannot be made again, while Tocsin serves or not. The master key is not in it: keep that apart (./run key escrow)."
        )
        {
            folder,
        };
        return command.With(
            async (parsed, options, cancel) =>
            {
                var place = parsed.GetValue(folder)!;
                await using var process = new ProcessParts(options);
                if (!(await process.TryLook(cancel)).TryGet(out var start, out var unfit))
                    return unfit;
                return (
                    await UnderABar(progress =>
                        new MakeBackup(options, Console.Out.WriteLine).Run(place, start, progress, cancel)
                    )
                ).Map(made =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{place}: {made.Files.Count} files, {Checked(made)}. It opens with version {made.MasterKey} of the master key.{LastHead(made)}"
                    )
                );
            }
        );
    }

    public static Command MakeRestore()
    {
        var folder = new Argument<string>("FOLDER") { Description = "A backup." };
        var head = new Option<string?>("--head")
        {
            HelpName = "FILE",
            Description = "The last head that was published: what /heads/latest.json of the public site says.",
        };
        var declare = new Option<bool>("--declare")
        {
            Description = "It has to be this backup, whatever the public saw after it; the next head says so.",
        };
        var command = new Command(
            "restore",
            "Puts a backup into a data directory that is empty, after checking every byte of it. It is held until ./run admin take-over."
        )
        {
            folder,
            head,
            declare,
        };
        return command.With(
            async (parsed, options, cancel) =>
            {
                var file = parsed.GetValue(head);
                if (file is not null && !File.Exists(file))
                    return BackupProblems.HeadUnread;
                var published = file is null ? null : await File.ReadAllTextAsync(file, cancel);
                return await UnderABar(progress =>
                    new PutBack(options, parsed.GetValue(folder)!, Console.Out.WriteLine).Run(
                        published,
                        parsed.GetValue(declare),
                        progress,
                        cancel
                    )
                );
            }
        );
    }

    // what PostgreSQL dumps is verified where it is put back
    private static string Checked(BackupManifest made) => made.Database == "sqlite" ? "verified" : "dumped";

    private static string LastHead(BackupManifest made) => made.LastHeadDay is { } day ? $" Last head: {day}." : "";

    private static Command With(
        this Command command,
        Func<ParseResult, ServerOptions, CancellationToken, Task<Result<string>>> act
    )
    {
        var settings = new SettingOptions(command, Heeded);
        command.SetAction(
            async (parsed, _) =>
            {
                using var signals = new StopSignals();
                var read = settings.Read(parsed).Then(values => ServerOptions.Read(values.With("role", "workspace")));
                if (!read.TryGet(out var options, out var wrong))
                    return Answers.Refuse(wrong);
                try
                {
                    return (await act(parsed, options, signals.Token)).Match(
                        said =>
                        {
                            Console.Out.WriteLine(said);
                            return 0;
                        },
                        Answers.Refuse
                    );
                }
                catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
                {
                    await Console.Error.WriteLineAsync(
                        $"It was interrupted: {unwritable.Message} Nothing half is left; run it again."
                    );
                    return Answers.Unavailable;
                }
                catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
                {
                    await Console.Error.WriteLineAsync("It was interrupted. Nothing half is left; run it again.");
                    return Answers.Unavailable;
                }
            }
        );
        return command;
    }

    private static Task<T> UnderABar<T>(Func<Action<int, int>, Task<T>> work) =>
        Terminal
            .Open()
            .Progress()
            .AutoClear(enabled: true)
            .StartAsync(progress =>
            {
                var bar = progress.AddTask("Verifying");
                return work((done, all) => bar.MaxValue(all).Value(done));
            });
}
