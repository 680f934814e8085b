using System.CommandLine;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;
using Tocsin.Server.Supervision;

namespace Tocsin.Server.Commands;

/// <summary><c>./run</c>: serves, in two processes or, with <c>--role</c>, what was asked for in this one.</summary>
internal static class ServeCommand
{
    public static void Fill(Command root, RoleTable roles)
    {
        var settings = new SettingOptions(root, SettingOptions.Everything);
        root.SetAction(
            async (parsed, _) =>
            {
                if (!settings.Read(parsed).TryGet(out var values, out var unread))
                    return Answers.Refuse(unread);
                if (!ServerOptions.Read(values).TryGet(out var options, out var wrong))
                    return Answers.Refuse(wrong);
                using var signals = new StopSignals();
                return options.Roles.Count == 0
                    ? await Supervise(values, options, signals.Token)
                    : await Serve(roles, options, signals.Token);
            }
        );
    }

    /// <summary>What the supervisor starts; nobody types it.</summary>
    public static Command MakeChild(RoleTable roles)
    {
        var child = new Command(Child.Serve) { Hidden = true };
        child.SetAction(
            async (_, _) =>
            {
                using var parent = new FromParent();
                if (!(await parent.Settings()).TryGet(out var options, out var wrong))
                    return Answers.Refuse(wrong);
                return (await RoleProcess.Serve(roles, options, Tell, new Errands(options).SendOut, parent.Stop)).Match(
                    c => c,
                    Answers.Refuse
                );
            }
        );
        return child;

        static Task Tell(ReadyWord word) => Console.Out.WriteLineAsync(new ChildMessage(Ready: true, word).ToLine());
    }

    private static async Task<int> Supervise(SettingValues values, ServerOptions options, CancellationToken stop)
    {
        // Once here, so that two processes do not both say it.
        if (DataFolder.Prepare(options.Data).Problem is { } unusable)
            return Answers.Refuse(unusable);
        return await new Supervisor(values.With("data", options.Data), TimeProvider.System).Run(
            word => FirstScreen.Show(Terminal.Open(), options, word),
            stop
        );
    }

    private static async Task<int> Serve(RoleTable roles, ServerOptions options, CancellationToken stop) =>
        (await RoleProcess.Serve(roles, options, word => Say(options, word), new Errands(options).SendOut, stop)).Match(
            c => c,
            Answers.Refuse
        );

    private static async Task Say(ServerOptions options, ReadyWord word)
    {
        foreach (var role in options.Roles)
            await Console.Out.WriteLineAsync(
                $"Serving {role.ToString().ToLowerInvariant()} at {options.Origins[role]}."
            );
        if (word.Held)
            await Console.Out.WriteLineAsync(
                "This is a copy: it publishes and sends nothing until ./run admin take-over."
            );
        if (word.CannotSign)
            await Console.Out.WriteLineAsync(
                "GnuPG is not installed: what is published goes out unsigned until it is (apt-get install gnupg)."
            );
        if (word.FirstMember is { } first)
            await Console.Out.WriteLineAsync($"This link makes you the first member, once:\n  {first}");
    }
}
