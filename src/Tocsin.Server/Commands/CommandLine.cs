using System.CommandLine;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;

namespace Tocsin.Server.Commands;

/// <summary>Everything that can be typed after <c>./run</c>.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(RoleTable roles, IReadOnlyList<string> args)
    {
        var root = new RootCommand(
            "Tocsin: private reports become published advisories. Without a command it serves until Ctrl-C.\n\n"
                + "Every option can also be set as the environment variable in brackets, or by its name in the JSON file "
                + "that --settings names; options win over the environment, the environment over the file. What may hold "
                + $"a password is no option: {string.Join(", ", Setting.All.Where(s => s.Secret).Select(s => $"{s.Environment} ({s.Help})"))}."
        );
        ServeCommand.Fill(root, roles);
        root.Add(ImportCommand.Make());
        root.Add(AdminCommand.Make());
        root.Add(ServeCommand.MakeChild(roles));
        return await root.Parse(args)
            // we hear the signals ourselves and take the time that ending cleanly needs
            .InvokeAsync(new() { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
    }
}
