using System.Text.Json;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.People;

/// <summary>Duties and scopes as forms, programs and the shell spell them: <c>operator</c>, <c>cases-read</c>.</summary>
public static class Word
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static Result<T> Parse<T>(string? text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value) == text)
                return value;
        }
        var known = string.Join(", ", Enum.GetValues<T>().Select(Of));
        return Problem.Invalid("word.unknown", $"This is none of: {known}.");
    }

    /// <summary>All of a list, or every fault at its place: <c>duties[1]</c>.</summary>
    public static IReadOnlyList<T> All<T>(FaultCollector faults, string path, IReadOnlyList<string>? words)
        where T : struct, Enum => [.. (words ?? []).Select((word, i) => faults.Take($"{path}[{i}]", Parse<T>(word)))];
}
