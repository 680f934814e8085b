using System.Globalization;
using Tocsin.Advisories.Documents;
using Tocsin.Public.Live;
using Tocsin.Public.Storage;
using Tocsin.Standards.Nswg;

namespace Tocsin.Public.Nswg;

/// <summary>
/// The working group's statements that vulnerabilities of bundled dependencies do not affect Node.js, byte for byte as they were
/// imported. Read from the store when the edition has changed, then kept.
/// </summary>
internal sealed class Assessments(LiveIndex live, PublicStore store)
{
    private static readonly string Prefix = NswgAssessment.IdOf(0)[..^1];

    private volatile Read? read;

    public async ValueTask<NumberedFiles> Now(CancellationToken cancel)
    {
        // the edition first: what is read after it is at least as new
        var generation = live.Now.Generation;
        if (read is { } there && there.Generation == generation)
            return there.Files;
        var documents = new List<PublishedDocument>();
        await store.ReadSince(0, PublishedDocument.Assessment, documents, cancel);
        return (read = new(generation, NumberedFiles.Of(documents.SelectMany(Numbered)))).Files;
    }

    private static IEnumerable<(long, ReadOnlyMemory<byte>)> Numbered(PublishedDocument document)
    {
        var number = document.Id.AsSpan(Math.Min(Prefix.Length, document.Id.Length));
        if (
            document.Id.StartsWith(Prefix, StringComparison.Ordinal)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        )
            yield return (value, document.Body);
    }

    private sealed record Read(long Generation, NumberedFiles Files);
}
