using Tocsin.Cases.CveIds;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.CveIds;

/// <summary>One year of the pool at its end.</summary>
/// <param name="IsOver">Whether its unused IDs can be rejected.</param>
/// <param name="Unused">In order.</param>
/// <param name="Told">How many rejections the CVE programme knows of.</param>
/// <param name="Untold">Of how many it was not told yet.</param>
/// <param name="Held">How many of those wait for a person.</param>
public sealed record YearView(int Year, bool IsOver, IReadOnlyList<string> Unused, int Told, int Untold, int Held)
{
    internal static Result<YearView> Of(CvePool pool, int year, DateTimeOffset now)
    {
        var all = pool.All.Values.Where(id => id.Id.Year == year).ToList();
        if (all.Count == 0)
            return Problem.NotFound;
        return new YearView(
            year,
            year < now.Year && year != CvePool.PracticeYear,
            [.. all.Where(id => id.State == CveIdState.Unassigned).Select(id => id.Id.Text)],
            all.Count(id => id.Rejection is { Told: true }),
            all.Count(id => id.Rejection is { Told: false }),
            all.Count(id => id.Rejection is { Told: false } && id.Held is not null)
        );
    }
}
