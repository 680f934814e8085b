using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Exports;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Public.Storage;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Csaf;

/// <summary>GET /.well-known/csaf/…: the programme's advisories as a CSAF 2.0 provider, by folders of years and as a ROLIE feed, with hashes.</summary>
internal sealed class CsafSite(LiveIndex live, PublicStore store, PublicOptions site)
{
    private static readonly CsafEngine engine = new("Tocsin", typeof(CsafSite).Assembly.GetName().Version?.ToString(3));

    private readonly PerEdition<IReadOnlyList<CsafFile>> files = new(
        live,
        edition => CsafFile.All(edition.Index, site)
    );

    // a document lives as long as the record that it is made of
    private readonly ConditionalWeakTable<IndexedRecord, Exported> documents = [];

    public static void Map(IEndpointRouteBuilder routes, LiveIndex live, PublicStore store, PublicOptions site)
    {
        var csaf = new CsafSite(live, store, site);
        routes.MapBytes(CsafProvider.MetadataPath, ByteAnswer.Json, () => CsafProvider.Metadata(csaf.Files, site));
        routes.MapBytes(CsafProvider.FeedPath, ByteAnswer.Json, () => CsafProvider.Feed(csaf.Files, site));
        routes.MapBytes(
            CsafFile.Folder + "/index.txt",
            "text/plain; charset=utf-8",
            () => CsafProvider.Index(csaf.Files)
        );
        routes.MapBytes(
            CsafFile.Folder + "/changes.csv",
            "text/csv; charset=utf-8",
            () => CsafProvider.Changes(csaf.Files)
        );
        const string document = CsafFile.Folder + "/{year}/{name}.json";
        routes.MapBytes(document, ByteAnswer.Json, context => csaf.Document(context, (_, body) => body));
        routes.MapBytes(
            document + ".sha256",
            "text/plain",
            context => csaf.Document(context, (file, body) => file.Hash(HashAlgorithmName.SHA256, body.Span))
        );
        routes.MapBytes(
            document + ".sha512",
            "text/plain",
            context => csaf.Document(context, (file, body) => file.Hash(HashAlgorithmName.SHA512, body.Span))
        );
        routes.MapBytes(
            "/advisories/{id}/csaf.json",
            ByteAnswer.Json,
            async context =>
                csaf.Files.FirstOrDefault(file => file.Record.Id == (string)context.GetRouteValue("id")!) is { } file
                    ? (await csaf.Made(file, context.RequestAborted)).Map(made => made.Body)
                    : Problem.NotFound
        );
    }

    private IReadOnlyList<CsafFile> Files => files.Now;

    private async ValueTask<Result<ReadOnlyMemory<byte>>> Document(
        HttpContext context,
        Func<CsafFile, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> say
    )
    {
        var path = $"{context.GetRouteValue("year")}/{context.GetRouteValue("name")}.json";
        return Files.FirstOrDefault(file => file.Path == path) is { } file
            ? (await Made(file, context.RequestAborted)).Map(made => say(file, made.Body))
            : Problem.NotFound;
    }

    private async Task<Result<Exported>> Made(CsafFile file, CancellationToken cancel)
    {
        if (documents.TryGetValue(file.Record, out var made))
            return made;
        var editions = await store.Revisions(PublishedDocument.Advisory, file.Record.Id, cancel);
        var document = CsafExport.Document(
            file.Record.ReadAll(),
            new(file.Link(site)),
            CsafProvider.Publisher(site),
            engine,
            [
                .. editions
                    .Where(e => e.Revision <= file.Record.Revision)
                    .Select(e => new Revision(e.Revision, e.Modified)),
            ]
        );
        if (document.TryGet(out var written, out _))
            documents.AddOrUpdate(file.Record, written);
        return document;
    }
}
