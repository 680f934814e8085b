using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;

namespace Tocsin.Workspace.CveIds;

/// <summary>The pool as somebody sees it: to which case an ID went is only for those who may see cases.</summary>
/// <param name="ShowsCases">Whether the cases are shown.</param>
/// <param name="Refused">What was typed and not taken; null when the page is just opened.</param>
public sealed record PoolView(
    IReadOnlyList<PooledId> Ids,
    bool ShowsCases,
    FormValues? Typed = null,
    Problem? Refused = null
)
{
    public int Free => Ids.Count(id => !id.Assigned);

    internal static PoolView Of(CvePool pool, Viewer.Member viewer) =>
        new(
            [
                .. pool.Ids.Select(id => new PooledId(
                    id.Key.Text,
                    id.Value is not null,
                    viewer.MayReadCases ? id.Value?.Text : null
                )),
            ],
            viewer.MayReadCases
        );
}

/// <summary>One reserved ID.</summary>
/// <param name="Case">The number of the case it went to; null where it went to none, and for whoever may not see cases.</param>
public sealed record PooledId(string Id, bool Assigned, string? Case);
