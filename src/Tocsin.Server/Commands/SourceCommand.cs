using System.CommandLine;
using Tocsin.Public.Sources;
using Tocsin.Public.Storage;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Commands;

/// <summary><c>./run source</c>: where other people's advisories come from, again and again.</summary>
internal static class SourceCommand
{
    /// <summary>Does it and returns what to say.</summary>
    private delegate Task<Result<string>> Act(ParseResult parsed, Context context, CancellationToken cancel);

    /// <param name="OwnPrefix">The programme's.</param>
    private sealed record Context(IServiceProvider Parts, string OwnPrefix)
    {
        public SourceStore Sources => Parts.GetRequiredService<SourceStore>();
    }

    public static Command Make() =>
        new("source", "Where other people's advisories come from, and which IDs each source owns.")
        {
            AddSource.Make(),
            List(),
            Remove(),
            Import(),
            Refused(),
            Retry(),
        };

    /// <summary>Gives a command the settings and the public store.</summary>
    public static Command With(
        this Command command,
        Func<ParseResult, SourceStore, string, CancellationToken, Task<Result<string>>> act
    ) => command.With((parsed, context, cancel) => act(parsed, context.Sources, context.OwnPrefix, cancel));

    private static Command List() =>
        new Command("list", "Shows the sources, and how their last import went.").With(
            async (_, sources, _, cancel) =>
            {
                var all = await sources.All(cancel);
                return all.Count == 0
                    ? "There are no sources; ./run source add makes one."
                    : string.Join('\n', all.Select(SourceLine.Of));
            }
        );

    private static Command Remove()
    {
        var name = NameOf("The source to forget. What it brought stays, as if imported by hand.");
        return new Command("remove", "Forgets a source and its quarantine, not what it brought.") { name }.With(
            (parsed, sources, _, cancel) =>
                SourceName
                    .Parse(parsed.GetValue(name)!)
                    .Then(async found =>
                        await sources.Remove(found, cancel)
                            ? Result.Of($"The source {found} is gone; what it brought stays.")
                            : Unknown(found)
                    )
        );
    }

    private static Command Import()
    {
        var name = NameOf("The source to import.");
        return new Command("import", "Imports a source now, whether it is due or not.") { name }.With(
            (parsed, context, cancel) =>
                SourceName
                    .Parse(parsed.GetValue(name)!)
                    .Then(found =>
                    {
                        StepBack.ForGood();
                        return ImportProgress.Show(
                            found.Text,
                            seen => context.Parts.GetRequiredService<RunSource>().Now(found, seen, cancel)
                        );
                    })
                    .Then(Say)
        );
    }

    private static Command Refused()
    {
        var name = NameOf($"The source; {Origins.ByHand} for what was imported by hand.");
        return new Command("refused", "Lists what of a source could not be understood, and why.") { name }.With(
            async (parsed, context, cancel) =>
            {
                var asked = parsed.GetValue(name)!;
                if (
                    asked != Origins.ByHand
                    && !(await SourceName.Parse(asked).Then(found => Known(found, context.Sources, cancel))).TryGet(
                        out _,
                        out var unknown
                    )
                )
                    return unknown;
                var (entries, _) = await context
                    .Parts.GetRequiredService<Quarantine>()
                    .Of(asked, 0, Quarantine.MostEntries, cancel);
                return entries.Count == 0
                    ? "Everything was understood."
                    : string.Join('\n', entries.Select(entry => $"{entry.Path}: {entry.Reason}"));
            }
        );
    }

    private static async Task<Result<SourceName>> Known(
        SourceName name,
        SourceStore sources,
        CancellationToken cancel
    ) => await sources.Find(name, cancel) is null ? Unknown(name) : name;

    private static Problem Unknown(SourceName name) =>
        Problem.NotFound with
        {
            Title = $"There is no source {name}.",
            Next = "./run source list shows those there are.",
        };

    private static Command Retry()
    {
        var name = NameOf($"The source; {Origins.ByHand} for what was imported by hand.");
        return new Command("retry", "Tries again what of a source could not be understood.") { name }.With(
            async (parsed, context, cancel) =>
            {
                if (parsed.GetValue(name) != Origins.ByHand)
                    return await SourceName
                        .Parse(parsed.GetValue(name)!)
                        .Then(found => context.Parts.GetRequiredService<RunSource>().Retry(found, cancel))
                        .Then(Say);
                var rules = await context.Sources.RulesFor(null, context.OwnPrefix, cancel);
                var report = await context
                    .Parts.GetRequiredService<Tocsin.Public.Sources.Import>()
                    .RetryByHand(rules, cancel);
                ImportProgress.Say(Origins.ByHand, report);
                return "";
            }
        );
    }

    private static string Say(SourceReport done)
    {
        if (done.Report is not { } report)
            return $"{done.Name}: nothing has changed";
        ImportProgress.Say(done.Name.Text, report);
        return "";
    }

    private static Argument<string> NameOf(string description) => new("NAME") { Description = description };

    private static Command With(this Command command, Act act)
    {
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
                var context = new Context(
                    await process.PublicParts(signals.Token),
                    await process.OwnPrefix(signals.Token)
                );
                return (await act(parsed, context, signals.Token)).Match(Say, Answers.Refuse);
            }
        );
        return command;
    }

    private static int Say(string done)
    {
        if (done.Length > 0)
            Console.Out.WriteLine(done);
        return 0;
    }
}
