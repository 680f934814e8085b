using Tocsin.Advisories.Documents;
using Tocsin.Public.Live;
using Tocsin.Public.Storage;

namespace Tocsin.Public.Signed;

/// <summary>Follows what was signed, as far as somebody asks: once for each edition, and then only what is new of it.</summary>
internal sealed class SignedDocuments(LiveIndex live, PublicStore store) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    private volatile Read? last;

    /// <summary>Of the newest edition. A signature that came since may be among it already.</summary>
    public async ValueTask<SignedNow> Now(CancellationToken cancel)
    {
        var edition = live.Now;
        if (last is { } there && there.Of == edition)
            return there.What;
        await turn.WaitAsync(cancel);
        try
        {
            if (last is { } done && done.Of == edition)
                return done.What;
            var read = await After(last?.What ?? SignedNow.Nothing, edition, cancel);
            last = new(edition, read);
            return read;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<SignedNow> After(SignedNow before, Edition edition, CancellationToken cancel)
    {
        var (documents, keys, texts) = (
            new List<PublishedDocument>(),
            new List<PublishedDocument>(),
            new List<PublishedDocument>()
        );
        if (!(await store.LagOf(before.Stamp, SignedCsaf.Kind, cancel)).IsPast)
            // the store was put back to an earlier day
            return await After(SignedNow.Nothing, edition, cancel);
        var reached = await store.ReadSince(before.Stamp.Generation, SignedCsaf.Kind, documents, cancel);
        await store.ReadSince(before.Stamp.Generation, SignedSecurityTxt.Kind, texts, cancel);
        // few, and wanted in their order
        await store.ReadSince(0, OpenPgpKey.Kind, keys, cancel);
        var csaf = new Dictionary<string, SignedCsaf>(before.Csaf, StringComparer.Ordinal);
        foreach (var signed in documents.Select(SignedCsaf.Read).OfType<SignedCsaf>())
            csaf[SignedCsaf.IdOf(signed.Advisory, signed.Revision)] = signed;
        foreach (var old in csaf.Where(c => edition.Index.Find(c.Value.Advisory)?.Revision > c.Value.Revision).ToList())
            csaf.Remove(old.Key);
        return new(
            reached,
            csaf,
            [.. keys.OrderBy(k => k.Revision).Select(OpenPgpKey.Read).OfType<OpenPgpKey>()],
            keys.Select(k => k.Modified).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max(),
            texts.Select(SignedSecurityTxt.Read).LastOrDefault() ?? before.SecurityTxt
        );
    }

    private sealed record Read(Edition Of, SignedNow What);
}
