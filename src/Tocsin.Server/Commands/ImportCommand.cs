using System.CommandLine;
using Spectre.Console;
using Tocsin.Advisories.Imports;
using Tocsin.Public.Storage;
using Tocsin.Server.Hosting;
using Tocsin.Server.Imports;
using Tocsin.Server.Settings;

namespace Tocsin.Server.Commands;

/// <summary><c>./run import PATH...</c>: other people's advisories into the public store, while it is served or not.</summary>
internal static class ImportCommand
{
    private const int MostRefusalsShown = 20;

    public static Command Make()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Arity = ArgumentArity.OneOrMore,
            Description =
                "OSV records: a file, a zip, a folder of both; or the folder nswg of the Node.js security working group.",
        };
        var command = new Command("import", "Takes advisories that others have published. Safe to repeat.") { paths };
        var settings = new SettingOptions(command, "data", "advisory-prefix");
        command.SetAction(
            async (parsed, _) =>
            {
                using var signals = new StopSignals();
                var read = settings.Read(parsed).Then(ServerOptions.Read);
                if (!read.TryGet(out var options, out var wrong))
                    return Answers.Refuse(wrong);
                return await Run(options, parsed.GetValue(paths) ?? [], signals.Token);
            }
        );
        return command;
    }

    private static async Task<int> Run(ServerOptions options, string[] paths, CancellationToken cancel)
    {
        if (DataFolder.Prepare(options.Data).Problem is { } unusable)
            return Answers.Refuse(unusable);
        await using var process = new ProcessParts(options);
        var store = await process.PublicStore(cancel);

        var rules = new ImportRules { OwnPrefix = options.Programme.AdvisoryPrefix };
        var worst = 0;
        foreach (var path in paths)
        {
            if (!ImportSource.Open(path, rules).TryGet(out var source, out var problem))
            {
                await Console.Error.WriteLineAsync($"{path}: {problem.Title}");
                worst = Answers.Usage;
                continue;
            }
            using (source)
                Say(path, await WithProgress(store, source, cancel));
        }
        return worst;
    }

    private static Task<ImportReport> WithProgress(PublicStore store, ImportSource source, CancellationToken cancel) =>
        Terminal
            .Open()
            .Progress()
            .AutoClear(enabled: true)
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask(
                    Markup.Escape(Path.GetFileName(source.Path.TrimEnd('/'))),
                    maxValue: source.TotalEntries
                );
                return await Import.Run(store, source, _ => bar.Increment(1), cancel);
            });

    private static void Say(string path, ImportReport report)
    {
        var (added, changed, unchanged, unsound) = report.Count;
        Console.Out.WriteLine(
            $"{path}: {added} added, {changed} changed, {unchanged} unchanged, {report.Refused.Count + unsound} refused, {report.PassedOver} passed over"
        );
        foreach (var refused in report.Refused.OrderBy(r => r.Path, StringComparer.Ordinal).Take(MostRefusalsShown))
            Console.Out.WriteLine($"  {refused.Path}: {Reason(refused)}");
        if (report.Refused.Count > MostRefusalsShown)
            Console.Out.WriteLine($"  and {report.Refused.Count - MostRefusalsShown} more");
    }

    private static string Reason(Refused refused) =>
        refused.Problem.Faults is [var fault, ..] ? $"{fault.Path}: {fault.Message}" : refused.Problem.Title;
}
