using Tocsin.Advisories.Clusters;
using Tocsin.Advisories.Search;
using Tocsin.Public.Settings;

namespace Tocsin.Public.Live;

/// <summary>What pages need of an edition beside its index. Made when first asked for; machines that only query never pay for it.</summary>
public sealed class Catalogue(PublicOptions site)
{
    private readonly Derived<AliasClusters> clusters = new((edition, _) => AliasClusters.Of(edition.Index, site.IsOwn));

    private readonly Derived<AdvisorySearch> search = new(
        (edition, before) =>
        {
            if (before is not null)
                return before.Over(edition.Index);
            var made = AdvisorySearch.Of(edition.Index);
            // once in the life of a process: later states are searched beside this one
            Leftovers.Collect(edition.Index.Count, pausing: true);
            return made;
        }
    );

    private Edition? begun;

    /// <summary>Which records are one vulnerability. Who looks at a page may soon search: what that takes is begun beside it.</summary>
    public AliasClusters Clusters(Edition edition)
    {
        if (Interlocked.Exchange(ref begun, edition) != edition)
            _ = Task.Run(() => search.Of(edition));
        return clusters.Of(edition);
    }

    public AdvisorySearch Search(Edition edition) => search.Of(edition);
}
