using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Standards.Identifiers;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.CveIds;

/// <summary>A page of the pool as somebody sees it: to which case an ID went is only for those who may see cases.</summary>
/// <param name="Ids">Of this page, the latest year and the highest number first.</param>
/// <param name="Before">Where the next page goes on; null on the last.</param>
/// <param name="Count">How many there are on all pages.</param>
/// <param name="Free">How many of them can still be assigned.</param>
/// <param name="Concerns">Of all pages, those that ask something of a person.</param>
/// <param name="Years">The latest first.</param>
/// <param name="ShowsCases">Whether the cases are shown.</param>
/// <param name="Service">Where IDs are reserved and records go, in words; null where both are done by hand.</param>
/// <param name="Refused">Why the last reservation was refused, a problem's code.</param>
public sealed record PoolView(
    IReadOnlyList<PooledId> Ids,
    string? Before,
    int Count,
    int Free,
    IReadOnlyList<PooledId> Concerns,
    IReadOnlyList<YearOfIds> Years,
    bool ShowsCases,
    string? Service,
    string? Refused,
    DateTimeOffset Now
)
{
    /// <summary>So many IDs are on a page.</summary>
    public const int PageSize = 100;

    /// <summary>So many that wait for a person are named one by one.</summary>
    public const int MostNamed = 10;

    /// <summary>What was typed into the form of this path and not taken; null when the page is just opened.</summary>
    public RefusedForm? Form { get; init; }

    public IEnumerable<PooledId> Owed => Concerns.Where(id => id.OwedBy is not null).OrderBy(id => id.OwedBy);

    /// <summary>Whose record, correction or rejection waits for a person.</summary>
    public IReadOnlyList<PooledId> Held => [.. Concerns.Where(id => id.Held is not null)];

    /// <summary>Those that are public before we have disclosed them.</summary>
    public IEnumerable<PooledId> Alarming => Concerns.Where(id => id.SeenIn is not null);

    /// <param name="before">The last ID of the page before; what is no ID asks for the first page.</param>
    internal static PoolView Of(
        CvePool pool,
        CveAccess? access,
        Viewer.Member viewer,
        DateTimeOffset now,
        string? before = null
    )
    {
        var below = CveId.Parse(before).Match<CveId?>(id => id, _ => null);
        var page = pool
            .All.Values.Reverse()
            .SkipWhile(id => below is not null && id.Id.CompareTo(below) >= 0)
            .Take(PageSize + 1)
            .ToList();
        return new(
            [.. page.Take(PageSize).Select(id => PooledId.Of(id, viewer))],
            page.Count > PageSize ? page[PageSize - 1].Id.Text : null,
            pool.All.Count,
            pool.Unassigned.Count(),
            [
                .. pool
                    .All.Values.Where(id => id.OwedBy is not null || id.Held is not null || id.IsAlarming)
                    .Select(id => PooledId.Of(id, viewer)),
            ],
            YearOfIds.Of(pool),
            viewer.MayReadCases,
            access?.ToString(),
            pool.Refused,
            now
        );
    }
}

/// <summary>One ID.</summary>
/// <param name="Assigned">Whether a case, or a public advisory of none, ever had it.</param>
/// <param name="Case">The number of the case it went to; null where it went to none, and for whoever may not see cases.</param>
/// <param name="State"><c>unassigned</c>, <c>assigned</c>, <c>published</c>, <c>rejected</c>.</param>
/// <param name="Advisory">The public advisory that names it.</param>
/// <param name="OwedBy">By when its record should be out, UTC; null where none is owed.</param>
/// <param name="OwedAtTheLatest">By when it has to be, UTC.</param>
/// <param name="Held">Why it could not be sent, a problem's code.</param>
/// <param name="SeenIn">The public document that names it before we have disclosed it; null where none does.</param>
public sealed record PooledId(
    string Id,
    bool Assigned,
    string? Case,
    string State,
    string? Advisory,
    DateTimeOffset? OwedBy,
    DateTimeOffset? OwedAtTheLatest,
    string? Held,
    string? SeenIn
)
{
    internal static PooledId Of(ReservedCve id, Viewer.Member viewer) =>
        new(
            id.Id.Text,
            id.Case is not null || id.Given is not null,
            id.Case is { } number && viewer.MayReadCases && viewer.MayRead(number.Text) ? number.Text : null,
            Words(id.State),
            id.Disclosed?.Advisory ?? id.Given,
            id.OwedBy,
            id.OwedAtTheLatest,
            id.Held,
            id.IsAlarming ? id.Seen!.Where : null
        );

    internal static string Words(CveIdState state) => state.ToString().ToLowerInvariant();
}

/// <summary>The IDs of one year in numbers.</summary>
/// <param name="Twice">Cases that were given more than one, rejected ones included.</param>
public sealed record YearOfIds(int Year, int Unassigned, int Assigned, int Published, int Rejected, int Twice)
{
    public int All => Unassigned + Assigned + Published + Rejected;

    internal static IReadOnlyList<YearOfIds> Of(CvePool pool) =>
        [
            .. pool
                .All.Values.GroupBy(id => id.Id.Year)
                .OrderByDescending(year => year.Key)
                .Select(year => new YearOfIds(
                    year.Key,
                    year.Count(id => id.State == CveIdState.Unassigned),
                    year.Count(id => id.State == CveIdState.Assigned),
                    year.Count(id => id.State == CveIdState.Published),
                    year.Count(id => id.State == CveIdState.Rejected),
                    year.Where(id => id.Case is not null).GroupBy(id => id.Case).Count(held => held.Count() > 1)
                )),
        ];
}
