using Spectre.Console;

namespace Tocsin.Server.Commands;

/// <summary>The terminal, or whatever standard output leads to: no colours and no wrapped lines in a file.</summary>
internal static class Terminal
{
    public static IAnsiConsole Open()
    {
        var redirected = Console.IsOutputRedirected;
        var console = AnsiConsole.Create(
            new()
            {
                Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
                ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
                Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
            }
        );
        if (redirected)
            console.Profile.Width = 1000;
        return console;
    }
}
