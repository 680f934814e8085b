using System.Globalization;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Cases;

/// <summary>The day by which a reporter is promised the next update, as it comes in.</summary>
internal static class NextUpdate
{
    public static DateOnly? Read(string? typed, FaultCollector faults)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (
            DateOnly.TryParseExact(
                typed.Trim(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return day;
        faults.Add("nextUpdate", "Write a day as 2026-12-01.");
        return null;
    }
}
