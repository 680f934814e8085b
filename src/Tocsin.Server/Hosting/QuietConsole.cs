using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Tocsin.Server.Hosting;

/// <summary>
/// The log: warnings and worse, a line each, on standard error. Of an exception only the types are written: its message may
/// quote what was being worked on.
/// </summary>
internal static class QuietConsole
{
    public static ILoggingBuilder AddQuietConsole(this ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddConsoleFormatter<OneLine, ConsoleFormatterOptions>();
        logging.AddConsole(console =>
        {
            console.FormatterName = OneLine.Format;
            console.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        return logging;
    }

    private sealed class OneLine() : ConsoleFormatter(Format)
    {
        public const string Format = "tocsin";

        public override void Write<TState>(
            in LogEntry<TState> logEntry,
            IExternalScopeProvider? scopeProvider,
            TextWriter textWriter
        )
        {
            textWriter.Write($"{logEntry.LogLevel}: {logEntry.Category}: ");
            textWriter.Write(Printable(logEntry.Formatter(logEntry.State, null)));
            for (var at = logEntry.Exception; at is not null; at = at.InnerException)
                textWriter.Write($" [{at.GetType().FullName}]");
            textWriter.WriteLine();
        }

        // a line is a line: what came from outside cannot forge another, nor move a terminal's cursor
        private static string Printable(string text) =>
            text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
    }
}
