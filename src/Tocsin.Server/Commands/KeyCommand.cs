using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Workspace;
using Tocsin.Workspace.Keys;
using Tocsin.Workspace.Vault;

namespace Tocsin.Server.Commands;

/// <summary><c>./run key</c>: the master key and the programme's key pair: replaced, on paper, and back.</summary>
internal static class KeyCommand
{
    private static readonly string[] Heeded = ["data", "master-key"];

    public static Command Make() =>
        new("key", "The keys of what is secret: replaced, written on paper, and typed in again.")
        {
            Escrow(),
            Recover(),
            Rotate(),
        };

    private static Command Escrow() =>
        new Command(
            "escrow",
            "Prints the master key for a sheet of paper. Whoever has that and the data reads everything."
        ).WithKeys(
            (_, options, process, cancel) =>
                Looked(
                    process,
                    async start =>
                    {
                        var programme = (await start.Charter.Look(cancel)).Programme.Name;
                        using var master = MasterKey.Read(options.MasterKey);
                        return EscrowSheet.Write(master, programme);
                    },
                    cancel
                )
        );

    private static Command Recover()
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "What stands on the sheet; without it, it is typed in.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        return new Command(
            "recover",
            "Makes the file of the master key from what stands on a sheet; only where there is none."
        )
        {
            file,
        }.WithKeys(
            async (parsed, options, process, cancel) =>
            {
                if (File.Exists(options.MasterKey))
                    return new Problem(
                        "master-key.there",
                        409,
                        $"There is a master key at {options.MasterKey}.",
                        "Nothing was changed. Move it away first, if it is not the right one."
                    );
                var text = parsed.GetValue(file) is { } path
                    ? await File.ReadAllTextAsync(path, cancel)
                    : await Console.In.ReadToEndAsync(cancel);
                if (!EscrowSheet.Read(text).TryGet(out var master, out var unreadable))
                    return unreadable;
                using (master)
                    MasterKey.Write(options.MasterKey, master);
                if (!Directory.Exists(options.Data))
                    return $"Version {master.Version} of the master key is at {options.MasterKey}. There is no data here to try it on.";
                if ((await process.TryLook(cancel)).Problem is not { } unfit)
                    return $"Version {master.Version} of the master key is at {options.MasterKey}, and opens the data.";
                File.Delete(options.MasterKey);
                return unfit;
            }
        );
    }

    private static Command Rotate()
    {
        var pair = new Option<bool>("--pair")
        {
            Description = "Replace the programme's key pair too. Stop Tocsin first.",
        };
        return new Command(
            "rotate",
            "Puts a new master key in the place of the one there is, which opens nothing from then on. Tocsin may serve meanwhile."
        )
        {
            pair,
        }.WithKeys(
            (parsed, options, process, cancel) =>
                Looked(
                    process,
                    async start =>
                    {
                        var said = "";
                        if (parsed.GetValue(pair))
                        {
                            var (made, streams) = await start.ProgrammeKeyRotation.Rotate(null, cancel);
                            said = string.Create(
                                CultureInfo.InvariantCulture,
                                $"The programme has version {made} of its key pair; the keys of {streams:N0} streams are wrapped for it.\n"
                            );
                        }
                        var version = await start.MasterKeyRotation.Rotate(cancel);
                        return $"{said}Version {version} of the master key is at {options.MasterKey}; the one before opens nothing any more but the backups that were made with it. Print it now: ./run key escrow";
                    },
                    cancel
                )
        );
    }

    private static async Task<Result<string>> Looked(
        ProcessParts process,
        Func<WorkspaceStart, Task<string>> act,
        CancellationToken cancel
    ) => (await process.TryLook(cancel)).TryGet(out var start, out var unfit) ? await act(start) : unfit;

    private static Command WithKeys(
        this Command command,
        Func<ParseResult, ServerOptions, ProcessParts, CancellationToken, Task<Result<string>>> act
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
                await using var process = new ProcessParts(options);
                try
                {
                    return (await act(parsed, options, process, signals.Token)).Match(
                        said =>
                        {
                            Console.Out.WriteLine(said);
                            return 0;
                        },
                        Answers.Refuse
                    );
                }
                catch (Exception failed)
                    when (failed is IOException or UnauthorizedAccessException or CryptographicException)
                {
                    await Console.Error.WriteLineAsync($"{failed.Message} What was there still works.");
                    return Answers.Unavailable;
                }
            }
        );
        return command;
    }
}
