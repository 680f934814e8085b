using Tocsin.Public.Sources;

namespace Tocsin.Server.Commands;

/// <summary>One source in a list for whoever has the machine, who may see where it lies.</summary>
internal static class SourceLine
{
    public static string Of(Source source)
    {
        var rhythm = source.EveryHours is { } hours ? $"every {hours} h" : "when asked";
        var last = source.LastSuccess is { } at ? $"last {at:yyyy-MM-dd HH:mm} UTC" : "never yet";
        var lines =
            $"{source.Name}  {source.Place.Text}\n  owns {string.Join(", ", source.Prefixes)}; {rhythm}; {last}; {source.Records} records, {source.Refused} refused";
        return source.LastProblem is null ? lines : $"{lines}\n  last problem: {source.LastProblem}";
    }
}
