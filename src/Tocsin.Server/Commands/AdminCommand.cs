using System.CommandLine;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Workspace;

namespace Tocsin.Server.Commands;

/// <summary><c>./run admin</c>: what whoever has the machine and the master key may do, while Tocsin runs or not.</summary>
internal static class AdminCommand
{
    private static readonly string[] Heeded = ["data", "master-key", "workspace", "public", "intake", "listen"];

    /// <summary>Does it and returns what to say, line by line.</summary>
    public delegate Task<Result<string>> Act(ParseResult parsed, WorkspaceStart start, CancellationToken cancel);

    /// <summary>The same for a command that needs both halves.</summary>
    public delegate Task<Result<string>> ActOnBoth(
        ParseResult parsed,
        WorkspaceStart start,
        ProcessParts process,
        CancellationToken cancel
    );

    public static Command Make() =>
        new("admin", "What whoever has the machine and the master key may do; invitations and tokens are recorded.")
        {
            InviteMember.Make(),
            MintToken.Make(),
            TakeOver.Make(),
            ShowSigningKey.Make(),
        };

    /// <summary>Gives a command the settings, and at its start the secret half.</summary>
    public static Command With(this Command command, Act act) =>
        command.WithBoth((parsed, start, _, cancel) => act(parsed, start, cancel));

    /// <summary>The same, with what is public too.</summary>
    public static Command WithBoth(this Command command, ActOnBoth act)
    {
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
                var secrets = await process.TrySecrets(signals.Token);
                return (await secrets.Then(start => act(parsed, start, process, signals.Token))).Match(
                    Say,
                    Answers.Refuse
                );
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
