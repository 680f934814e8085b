using System.Runtime.CompilerServices;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Imports;
using Tocsin.Public.Storage;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Imports;

/// <summary>Takes other people's advisories from a file, folder or zip into the public store. Safe to repeat.</summary>
internal static class Import
{
    /// <param name="seen">Told of every entry as it goes by.</param>
    public static async Task<Result<ImportReport>> Run(
        PublicStore store,
        string path,
        ImportRules rules,
        Action<ImportItem> seen,
        CancellationToken cancel
    )
    {
        if (!ImportSource.Open(path, rules).TryGet(out var source, out var problem))
            return problem;
        using (source)
            return await Run(store, source, seen, cancel);
    }

    public static async Task<ImportReport> Run(
        PublicStore store,
        ImportSource source,
        Action<ImportItem> seen,
        CancellationToken cancel
    )
    {
        var (refused, passedOver) = (new List<Refused>(), 0);
        var count = await store.Import(Documents(cancel), cancel);
        return new(count, refused, passedOver);

        async IAsyncEnumerable<PublishedDocument> Documents([EnumeratorCancellation] CancellationToken inner)
        {
            await foreach (var item in source.ReadAsync(inner))
            {
                seen(item);
                switch (item)
                {
                    case Taken taken:
                        yield return taken.ToDocument();
                        break;
                    case Refused no:
                        refused.Add(no);
                        break;
                    default:
                        passedOver++;
                        break;
                }
            }
        }
    }
}

/// <summary>What became of a source.</summary>
internal sealed record ImportReport(ImportCount Count, IReadOnlyList<Refused> Refused, int PassedOver);
