using Tocsin.Advisories.Imports;
using Tocsin.Public.Storage;
using Tocsin.Standards.Problems;
using Tocsin.Web.Outbound;

namespace Tocsin.Public.Sources;

/// <summary>
/// Opens the place of a source: a path as it is; of an address, only what changed since the last success. An address ending in
/// <c>.zip</c> or <c>.json</c> is one file; any other is a folder of OSV's dumps, with <c>all.zip</c>, <c>modified_id.csv</c> and
/// single records.
/// </summary>
/// <param name="folder">Where downloads lie while they are read.</param>
internal sealed class OpenPlace(Fetch fetch, PublicStore store, string folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public async Task<Result<Arrival>> Open(Source source, ImportRules rules, CancellationToken cancel)
    {
        if (source.Place.Address is not { } address)
            return ImportSource
                .Open(source.Place.Text, rules)
                .Map(from => new Arrival(from, IsWhole: true, Bookmark.None));
        return source.Place.IsOneFile
            ? await OneFile(source, address, rules, source.Bookmark.Known, cancel)
            : await Dump(source, Folder(address), rules, cancel);
    }

    private async Task<Result<Arrival>> OneFile(
        Source source,
        Uri address,
        ImportRules rules,
        Fetched? known,
        CancellationToken cancel
    )
    {
        var download = Path.Combine(folder, $"{source.Name}.download");
        var fetched = await fetch.Get(
            address,
            known,
            () => Create(download),
            SourceLimits.LargestDownload,
            SourceLimits.DownloadPatience,
            cancel
        );
        return fetched.Then(got =>
        {
            var bookmark = new Bookmark(got.Tag, got.Modified, null);
            return got.Unchanged
                ? Result.Of(new Arrival(null, IsWhole: true, source.Bookmark))
                : ImportSource
                    .Open(download, rules)
                    .Map(from => new Arrival(from, IsWhole: true, bookmark) { Download = download });
        });
    }

    private async Task<Result<Arrival>> Dump(Source source, Uri at, ImportRules rules, CancellationToken cancel)
    {
        var (before, list) = (source.Bookmark, Path.Combine(folder, $"{source.Name}.changes"));
        try
        {
            var fetched = await fetch.Get(
                new(at, "modified_id.csv"),
                before.Until is null ? null : before.Known,
                () => Create(list),
                SourceLimits.LargestChangeList,
                SourceLimits.ChangeListPatience,
                cancel
            );
            if (!fetched.TryGet(out var got, out var problem))
                return problem;
            if (got.Unchanged)
                return new Arrival(null, IsWhole: false, before);
            ChangeList changes;
            await using (var file = File.OpenRead(list))
            {
                if (!ChangeList.Read(file, before.Until, SourceLimits.FewChanges).TryGet(out var read, out problem))
                    return problem;
                changes = read;
            }
            var bookmark = new Bookmark(got.Tag, got.Modified, changes.Newest);
            if (before.Until is null || changes.Changed.Count > SourceLimits.FewChanges)
                return await Zip(source, at, rules, bookmark, cancel);
            var singles = await Singles(source, at, changes, cancel);
            if (!singles.TryGet(out var held, out problem))
                return problem.Code == "fetch.too-large" ? await Zip(source, at, rules, bookmark, cancel) : problem;
            return new Arrival(held.Count == 0 ? null : ImportSource.Held(held, rules), IsWhole: false, bookmark);
        }
        finally
        {
            File.Delete(list);
        }
    }

    private async Task<Result<Arrival>> Zip(
        Source source,
        Uri at,
        ImportRules rules,
        Bookmark bookmark,
        CancellationToken cancel
    ) =>
        (await OneFile(source, new(at, "all.zip"), rules, null, cancel)).Map(whole =>
            whole with
            {
                Bookmark = bookmark,
            }
        );

    private async Task<Result<IReadOnlyList<HeldEntry>>> Singles(
        Source source,
        Uri at,
        ChangeList changes,
        CancellationToken cancel
    )
    {
        // what the last import took is at the very instant where it ended
        var there = await store.ModifiedOf(source.Name.Text, [.. changes.Changed.Select(c => IdOf(c.Record))], cancel);
        var wanted = changes.Changed.Where(c => !there.TryGetValue(IdOf(c.Record), out var has) || has < c.At).ToList();
        var (held, left, stopped) = (new List<HeldEntry>(), SourceLimits.MostSingles, (Problem?)null);
        foreach (
            var some in wanted.Select(c => c.Record).Distinct(StringComparer.Ordinal).Chunk(SourceLimits.SinglesAtOnce)
        )
        {
            foreach (var entry in await Task.WhenAll(some.Select(record => Single(at, record, cancel))))
            {
                // a record that is not there any more is one bad entry; anything else will be tried again as a whole
                if (entry.Bytes.Problem is { Code: not "fetch.missing" } broken)
                    stopped ??= broken;
                left -= entry.Bytes.Match(b => b.Length, _ => 0);
                held.Add(entry);
            }
            if (left < 0)
                return new Problem(
                    "fetch.too-large",
                    502,
                    "The changed records are too large to be fetched one by one."
                );
            if (stopped is not null)
                return stopped;
        }
        return held;
    }

    private async Task<HeldEntry> Single(Uri at, string record, CancellationToken cancel)
    {
        var (path, body) = (ChangeList.PathOf(record), new MemoryStream());
        var fetched = await fetch.Get(
            new(at, path),
            null,
            () => body,
            Standards.Osv.OsvReader.LargestRecord,
            SourceLimits.SinglePatience,
            cancel
        );
        return new(record + ".json", fetched.Map(_ => (ReadOnlyMemory<byte>)body.ToArray()));
    }

    private static string IdOf(string record) => record[(record.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static Uri Folder(Uri address) =>
        address.AbsolutePath.EndsWith('/') ? address : new(address.AbsoluteUri + "/");

    private FileStream Create(string path)
    {
        Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        return new(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = OwnerOnly,
            }
        );
    }
}
