using System.CommandLine;
using System.CommandLine.Help;
using System.Data.Common;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;

namespace Tocsin.Server.Commands;

/// <summary>Everything that can be typed after <c>./run</c>.</summary>
internal static class CommandLine
{
    private const string Description = """
        Tocsin: private reports become published advisories. Without a command it serves until Ctrl-C.

        Every option can also be set as the environment variable in brackets, or by its name in the JSON file that
        --settings names. Options win over the environment, the environment over the file. What may hold a password is
        no option:
        """;

    public static async Task<int> Run(RoleTable roles, IReadOnlyList<string> args)
    {
        OwnerOnly.Begin();
        var secrets = Setting.All.Where(s => s.Secret).Select(s => $"  {s.Environment}: {s.Help}");
        var root = new Command("./run", string.Join('\n', secrets.Prepend(Description)))
        {
            new HelpOption(),
            new VersionOption(),
            ImportCommand.Make(),
            SourceCommand.Make(),
            ExportCommand.Make(roles),
            AdminCommand.Make(),
            VerifyCommand.Make(),
            VerifyOpened.Make(),
            BackupCommand.Make(),
            BackupCommand.MakeRestore(),
            KeyCommand.Make(),
            ProgrammeCommand.Make(),
            CveCommand.Make(),
            ServeCommand.MakeChild(roles),
            ErrandCommand.Make(),
        };
        ServeCommand.Fill(root, roles);
        try
        {
            // we hear the signals ourselves and take the time that ending cleanly needs
            return await root.Parse(args)
                .InvokeAsync(new() { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
        }
        catch (DbException unreachable)
        {
            await Console.Error.WriteLineAsync($"A database cannot be used: {unreachable.Message}");
            return Answers.Unavailable;
        }
    }
}
