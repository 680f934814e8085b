using System.CommandLine;
using Tocsin.Advisories.Imports;
using Tocsin.Public.Sources;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;

namespace Tocsin.Server.Commands;

/// <summary><c>./run import PATH...</c>: other people's advisories into the public store, by hand, while it is served or not.</summary>
internal static class ImportCommand
{
    public static Command Make()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Arity = ArgumentArity.OneOrMore,
            Description =
                "OSV records, CVE records, CSAF: a file, a zip, a folder of both; or the folder of the Node.js security working group.",
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
                if (DataFolder.Prepare(options.Data).Problem is { } unusable)
                    return Answers.Refuse(unusable);
                await using var process = new ProcessParts(options);
                return await Run(process, parsed.GetValue(paths) ?? [], signals.Token);
            }
        );
        return command;
    }

    private static async Task<int> Run(ProcessParts process, string[] paths, CancellationToken cancel)
    {
        var parts = await process.PublicParts(cancel);
        var rules = await parts
            .GetRequiredService<SourceStore>()
            .RulesFor(null, await process.OwnPrefix(cancel), cancel);
        var import = parts.GetRequiredService<Import>();
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
            {
                var name = Path.GetFileName(source.Path.TrimEnd('/'));
                // people wait for an answer, nobody for an import
                StepBack.ForGood();
                var report = await ImportProgress.Show(
                    name,
                    seen => import.ByHand(source, item => seen(item, source.TotalEntries), cancel)
                );
                ImportProgress.Say(path, report);
            }
        }
        return worst;
    }
}
