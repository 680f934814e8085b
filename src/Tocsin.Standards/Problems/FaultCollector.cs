using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Standards.Problems;

/// <summary>
/// Parses an input piece by piece and keeps every fault, so that a sender hears of all of them at once. What could not
/// be parsed is null or empty until <see cref="Else{T}"/> decides.
/// </summary>
public sealed class FaultCollector
{
    private readonly List<Fault> faults = [];

    public IReadOnlyList<Fault> Faults => faults;

    public bool Stops => faults.Exists(f => f.Severity == FaultSeverity.Error);

    public void Add(string path, string message) => faults.Add(new(path, message));

    public void Warn(string path, string message) => faults.Add(new(path, message, FaultSeverity.Warning));

    /// <summary>Keeps the value of a parse, or its problem as a fault at <paramref name="path"/>.</summary>
    [return: MaybeNull]
    public T Take<T>(string path, Result<T> parsed)
    {
        if (parsed.TryGet(out var value, out var problem))
            return value;
        if (problem.Faults.Count == 0)
            Add(path, problem.Title);
        foreach (var fault in problem.Faults)
            faults.Add(fault with { Path = Join(path, fault.Path) });
        return default;
    }

    /// <summary>A text that must be there, trimmed, of at most <paramref name="most"/> UTF-16 units.</summary>
    public string Required(string path, string? text, int most)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Add(path, "This is needed.");
            return "";
        }
        return Optional(path, text, most) ?? "";
    }

    /// <summary>A text that may be missing (null), trimmed, of at most <paramref name="most"/> UTF-16 units.</summary>
    public string? Optional(string path, string? text, int most)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed))
            return null;
        if (trimmed.Length > most)
            Add(path, $"This is {trimmed.Length:N0} characters long; at most {most:N0} can be taken.");
        return trimmed;
    }

    /// <summary>The value if nothing stops it, else one problem that carries every fault.</summary>
    public Result<T> Else<T>(Func<T> value) => Stops ? Problem.Faulty(faults) : value();

    private static string Join(string path, string inner) =>
        inner.Length == 0 ? path
        : path.Length == 0 || inner[0] == '[' ? path + inner
        : $"{path}.{inner}";
}
