using Spectre.Console;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;

namespace Tocsin.Server.Supervision;

/// <summary>What whoever started Tocsin sees: where to look and what to do first.</summary>
internal static class FirstScreen
{
    public static void Show(IAnsiConsole console, ServerOptions options, ReadyWord word)
    {
        console.WriteLine();
        Row("Advisories, for anybody", options.Origins[Role.Public].Url);
        Row("Report a vulnerability", options.Origins[Role.Intake].Url);
        Row("The team's workspace", options.Origins[Role.Workspace].Url);
        Row("Data", options.Data);
        Row("Master key", options.MasterKey);
        console.MarkupLine(
            "  [yellow]Keep a copy of the master key elsewhere:[/] without it nothing secret can be read again."
        );
        console.WriteLine();
        if (word.Held)
        {
            console.MarkupLine(
                "[yellow]This is a copy.[/] It publishes and sends nothing until you say that it is the real one:"
            );
            Plain("./run admin take-over");
        }
        if (word.CannotSign)
        {
            console.MarkupLine(
                "[yellow]GnuPG is not installed:[/] what is published goes out unsigned, and is signed once there is GnuPG:"
            );
            Plain("apt-get install gnupg");
        }
        if (word.FirstMember is { } firstMember)
        {
            console.MarkupLine("[bold]You are the first.[/] This link makes you a member, once:");
            Plain(firstMember.ToString());
        }
        if (options.Samples)
        {
            console.MarkupLine("To see a warning, paste:");
            Plain($"npm audit --registry={options.Origins[Role.Public].Url} --prefix samples/npm-vulnerable");
        }
        // last: whoever waits for this line has seen the others
        console.MarkupLine("[bold]Tocsin is running.[/] Ctrl-C ends it.");

        void Row(string what, string value) => console.Write(new Paragraph($"  {what, -25}").Append(value + "\n"));

        // what is to be copied stands on a line of its own and is never wrapped
        static void Plain(string line) => Console.Out.WriteLine($"  {line}\n");
    }
}
