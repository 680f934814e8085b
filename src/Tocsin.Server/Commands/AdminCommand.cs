using System.CommandLine;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Workspace;

namespace Tocsin.Server.Commands;

/// <summary><c>./run admin</c>: what whoever has the machine and the master key may do.</summary>
internal static class AdminCommand
{
    private static readonly string[] Heeded = ["data", "master-key", "workspace", "public", "intake", "listen"];

    public static Command Make() =>
        new("admin", "What whoever has the machine and the master key may do.") { TakeOver() };

    /// <summary>A copy or a restored backup publishes nothing and sends nothing until somebody has said this.</summary>
    private static Command TakeOver() =>
        Make(
            "take-over",
            "Declares this installation to be the real one: it publishes and sends from now on, any other copy is held.",
            (_, start, _) =>
            {
                if (start.Lease!.Mine)
                    return Task.FromResult(Result.Of("This installation is the real one already."));
                start.Lease.Take();
                return Task.FromResult(Result.Of("This installation is the real one now; any other copy is held."));
            }
        );

    private static Command Make(
        string name,
        string description,
        Func<ParseResult, WorkspaceStart, CancellationToken, Task<Result<string>>> act
    )
    {
        var command = new Command(name, description);
        var settings = new SettingOptions(command, Heeded);
        command.SetAction(
            async (parsed, _) =>
            {
                using var signals = new StopSignals();
                // the role gives it the master key, as the server's own process has it
                var read = settings.Read(parsed).Then(values => ServerOptions.Read(values.With("role", "workspace")));
                if (!read.TryGet(out var options, out var wrong))
                    return Answers.Refuse(wrong);
                if (DataFolder.Prepare(options.Data).Problem is { } unusable)
                    return Answers.Refuse(unusable);
                await using var process = new ProcessParts(options);
                var done = await process.TrySecrets(signals.Token);
                return (await done.Then(start => act(parsed, start, signals.Token))).Match(Say, Answers.Refuse);
            }
        );
        return command;
    }

    private static int Say(string done)
    {
        Console.Out.WriteLine(done);
        return 0;
    }
}
