using System.Globalization;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Rota;

/// <summary>Days of the rota as they come in.</summary>
internal static class RotaDays
{
    public static DateOnly? Read(string field, string? typed, FaultCollector faults)
    {
        if (Parse(typed) is { } day)
            return day;
        faults.Add(field, "Write a day as 2026-12-24.");
        return null;
    }

    /// <summary>Null for what is none.</summary>
    public static DateOnly? Parse(string? typed) =>
        DateOnly.TryParseExact(
            typed?.Trim(),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
}
