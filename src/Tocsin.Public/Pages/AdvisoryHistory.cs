using System.Data.Common;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Storage;
using Tocsin.Standards.Osv;
using Tocsin.Web.Articles;
using Tocsin.Web.Changes;

namespace Tocsin.Public.Pages;

/// <summary>The revisions of one advisory and what changed from each to the next: corrections are made in the open.</summary>
/// <param name="Revisions">The newest first, at most <see cref="Most"/>; empty where the store cannot be asked.</param>
public sealed record AdvisoryHistory(IReadOnlyList<AdvisoryRevision> Revisions)
{
    /// <summary>The most revisions that are told; earlier ones can still be asked for by number.</summary>
    public const int Most = 20;

    /// <summary>Revisions of more bytes are not compared.</summary>
    public const int LargestCompared = 512 * 1024;

    public static async Task<AdvisoryHistory> Read(PublicStore store, IndexedRecord record, CancellationToken cancel)
    {
        if (record.Revision == 1)
            return new([new(1, record.Modified, [], false)]);
        try
        {
            // one more than is told, to say what the last of them changed
            var documents = await store.Revisions(PublishedDocument.Advisory, record.Id, Most + 1, cancel);
            return new([.. Told(documents).Take(Most)]);
        }
        catch (DbException)
        {
            // what is live goes on being read, without its past
            return new([]);
        }
    }

    private static IEnumerable<AdvisoryRevision> Told(IReadOnlyList<PublishedDocument> newestFirst)
    {
        for (var at = 0; at < newestFirst.Count; at++)
        {
            var (now, before) = (newestFirst[at], at + 1 < newestFirst.Count ? newestFirst[at + 1] : null);
            IReadOnlyList<ChangedPart>? changes = before is null ? [] : Compare(before, now);
            yield return new(now.Revision, now.Modified, changes ?? [], changes is null);
        }
    }

    private static IReadOnlyList<ChangedPart>? Compare(PublishedDocument before, PublishedDocument now) =>
        before.Body.Length <= LargestCompared
        && now.Body.Length <= LargestCompared
        && OsvReader.Read(before.Body).TryGet(out var old, out _)
        && OsvReader.Read(now.Body).TryGet(out var young, out _)
            ? RecordChanges.Between(old, young)
            : null;
}

/// <param name="Revision">From 1.</param>
/// <param name="Changes">Against the revision before; empty for the first, or where only the date changed.</param>
/// <param name="Uncompared">True where it is too large to compare.</param>
public sealed record AdvisoryRevision(
    int Revision,
    DateTimeOffset Modified,
    IReadOnlyList<ChangedPart> Changes,
    bool Uncompared
);
