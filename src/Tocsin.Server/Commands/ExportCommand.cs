using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tocsin.Public.Export;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;

namespace Tocsin.Server.Commands;

/// <summary><c>./run export DIR</c>: what is public as files, for a CDN or any web server.</summary>
internal static class ExportCommand
{
    private static readonly string[] Heeded =
    [
        "data",
        "public",
        "intake",
        "listen",
        "name",
        "advisory-prefix",
        "product",
        "cna-id",
        "cna-name",
    ];

    public static Command Make(RoleTable roles)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "Where the files go: a folder that is empty, not there yet, or an earlier export.",
        };
        var command = new Command(
            "export",
            "Writes what is public as files that a CDN can serve. Safe to repeat: only what changed is written."
        )
        {
            folder,
        };
        var settings = new SettingOptions(command, Heeded);
        command.SetAction(
            async (parsed, _) =>
            {
                using var signals = new StopSignals();
                var read = settings.Read(parsed).Then(values => ServerOptions.Read(values.With("role", "public")));
                if (!read.TryGet(out var options, out var wrong))
                    return Answers.Refuse(wrong);
                try
                {
                    return await Run(roles[Role.Public], options, parsed.GetValue(folder)!, signals.Token);
                }
                catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
                {
                    await Console.Error.WriteLineAsync(
                        $"The export was interrupted: {unwritable.Message} Run it again."
                    );
                    return Answers.Unavailable;
                }
                catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
                {
                    await Console.Error.WriteLineAsync("The export was interrupted. Run it again.");
                    return Answers.Unavailable;
                }
            }
        );
        return command;
    }

    private static async Task<int> Run(RoleParts role, ServerOptions options, string path, CancellationToken cancel)
    {
        if (DataFolder.Prepare(options.Data).Problem is { } unusable)
            return Answers.Refuse(unusable);
        if (!ExportFolder.Open(path).TryGet(out var folder, out var taken))
            return Answers.Refuse(taken);
        using (folder)
        {
            var begun = TimeProvider.System.GetTimestamp();
            // what is not published is not exported: no samples into an empty store on the way
            await using var process = new ProcessParts(options with { Samples = false });
            if (!(await InHouse.Build(Role.Public, role, process, cancel)).TryGet(out var site, out var unfit))
                return Answers.Refuse(unfit);
            await using (site)
            {
                var export = new StaticExport(
                    site.Services.GetRequiredService<LiveIndex>(),
                    site.Services.GetRequiredService<PublicOptions>(),
                    site.Ask
                );
                var report = await WithProgress(export, folder, cancel);
                Say(path, report, TimeProvider.System.GetElapsedTime(begun));
            }
        }
        return 0;
    }

    private static Task<ExportReport> WithProgress(
        StaticExport export,
        ExportFolder folder,
        CancellationToken cancel
    ) =>
        Terminal
            .Open()
            .Progress()
            .AutoClear(enabled: true)
            .StartAsync(progress =>
            {
                var bar = progress.AddTask("Exporting");
                return export.Run(folder, (done, all) => bar.MaxValue(all).Value(done), cancel);
            });

    private static void Say(string path, ExportReport report, TimeSpan took) =>
        Console.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: {report.Files:N0} files, {report.Bytes / 1_000_000:N0} MB: {report.Written:N0} written, {report.Unchanged:N0} unchanged, {report.Removed:N0} removed, {report.LeftOut:N0} left out; {took.TotalSeconds:0.0} s"
            )
        );
}
