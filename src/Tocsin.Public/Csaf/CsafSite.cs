using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Exports;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Public.Signed;
using Tocsin.Public.Storage;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Csaf;

/// <summary>
/// GET /.well-known/csaf/…: the programme's advisories as a CSAF 2.0 provider, by folders of years and as a ROLIE feed, with hashes,
/// signatures and the key. What was signed is served as it was signed; what is not signed yet is made here.
/// </summary>
internal sealed class CsafSite(LiveIndex live, SignedDocuments signed, PublicStore store, PublicOptions site)
{
    private const string Text = "text/plain; charset=utf-8";

    // a document that is made here lives as long as the record that it is made of
    private readonly ConditionalWeakTable<IndexedRecord, Exported> documents = [];

    private volatile Kept? kept;

    public static void Map(
        IEndpointRouteBuilder routes,
        LiveIndex live,
        SignedDocuments signed,
        PublicStore store,
        PublicOptions site
    )
    {
        var csaf = new CsafSite(live, signed, store, site);
        csaf.List(routes, CsafDirectory.MetadataPath, ByteAnswer.Json, s => CsafProvider.Metadata(s, site));
        csaf.List(routes, CsafProvider.FeedPath, ByteAnswer.Json, s => CsafProvider.Feed(s, site));
        csaf.List(routes, CsafDirectory.Folder + "/index.txt", Text, s => CsafProvider.Index(s.Files));
        csaf.List(
            routes,
            CsafDirectory.Folder + "/changes.csv",
            "text/csv; charset=utf-8",
            s => CsafProvider.Changes(s.Files)
        );
        csaf.File(routes, "", ByteAnswer.Json, (_, body) => body);
        csaf.File(routes, ".sha256", Text, (file, body) => file.Hash(HashAlgorithmName.SHA256, body.Span));
        csaf.File(routes, ".sha512", Text, (file, body) => file.Hash(HashAlgorithmName.SHA512, body.Span));
        csaf.File(
            routes,
            CsafFile.SignatureEnding,
            "application/pgp-signature",
            (file, _) =>
                file.Signed is { } papers
                    ? new ReadOnlyMemory<byte>(Encoding.ASCII.GetBytes(papers.Signature))
                    // a null array would become an empty signature
                    : default(ReadOnlyMemory<byte>?)
        );
        routes.MapBytes(
            CsafProvider.KeyPath("{fingerprint}"),
            "application/pgp-keys",
            async context =>
                (await csaf.Shelf(context)).Keys.FirstOrDefault(key => key.Fingerprint == Asked(context, "fingerprint"))
                    is { } key
                    ? Result.Of<ReadOnlyMemory<byte>>(Encoding.ASCII.GetBytes(key.Armored))
                    : Problem.NotFound
        );
        routes.MapBytes(
            "/advisories/{id}/csaf.json",
            ByteAnswer.Json,
            context => csaf.Say(context, file => file.Record.Id == Asked(context, "id"), (_, body) => body)
        );
    }

    private void List(IEndpointRouteBuilder routes, string path, string type, Func<CsafShelf, byte[]> write) =>
        routes.MapBytes(path, type, async context => Result.Of<ReadOnlyMemory<byte>>(write(await Shelf(context))));

    private void File(
        IEndpointRouteBuilder routes,
        string ending,
        string type,
        Func<CsafFile, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>?> say
    ) =>
        routes.MapBytes(
            CsafDirectory.Folder + "/{year}/{name}.json" + ending,
            type,
            context =>
            {
                var path = $"{Asked(context, "year")}/{Asked(context, "name")}.json";
                return Say(context, file => file.Path == path, say);
            }
        );

    private async ValueTask<Result<ReadOnlyMemory<byte>>> Say(
        HttpContext context,
        Func<CsafFile, bool> isAsked,
        Func<CsafFile, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>?> say
    )
    {
        if ((await Shelf(context)).Files.FirstOrDefault(isAsked) is not { } file)
            return Problem.NotFound;
        return (await Body(file, context.RequestAborted)).Then(body =>
            say(file, body) is { } said ? Result.Of(said) : Problem.NotFound
        );
    }

    private async ValueTask<CsafShelf> Shelf(HttpContext context)
    {
        var edition = live.Now;
        var papers = await signed.Now(context.RequestAborted);
        var there = kept;
        if (there?.Of != edition || there.Papers != papers)
            kept = there = new(edition, papers, CsafShelf.Of(edition.Index, papers, site));
        return there.Shelf;
    }

    private async Task<Result<ReadOnlyMemory<byte>>> Body(CsafFile file, CancellationToken cancel)
    {
        if (file.Signed is { } papers)
            return new ReadOnlyMemory<byte>(papers.Document);
        if (documents.TryGetValue(file.Record, out var made))
            return made.Body;
        var editions = await store.Revisions(PublishedDocument.Advisory, file.Record.Id, cancel);
        var document = site.Csaf.Document(
            file.Record.ReadAll(),
            [
                .. editions
                    .Where(e => e.Revision <= file.Record.Revision)
                    .Select(e => new Revision(e.Revision, e.Modified)),
            ]
        );
        if (document.TryGet(out var written, out _))
            documents.AddOrUpdate(file.Record, written);
        return document.Map(d => d.Body);
    }

    private static string Asked(HttpContext context, string name) => (string)context.GetRouteValue(name)!;

    private sealed record Kept(Edition Of, SignedNow Papers, CsafShelf Shelf);
}
