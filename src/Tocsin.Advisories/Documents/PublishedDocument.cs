namespace Tocsin.Advisories.Documents;

/// <summary>One document as the public store holds it. Whatever the public sees was published as one of these.</summary>
/// <param name="Kind">What it is; <see cref="Advisory"/> is the first kind.</param>
/// <param name="Id">Unique within the kind: an OSV record's <c>id</c>.</param>
/// <param name="Revision">From 1; every revision is kept, the greatest is in force.</param>
/// <param name="Modified">UTC, whole microseconds: the record's own <c>modified</c>; the first of 1970 where it has none.</param>
/// <param name="Body">UTF-8 JSON; for an advisory one OSV record (schema 1.7).</param>
public sealed record PublishedDocument(
    string Kind,
    string Id,
    int Revision,
    DateTimeOffset Modified,
    ReadOnlyMemory<byte> Body
)
{
    /// <summary>The kind of an advisory; its body is an OSV record.</summary>
    public const string Advisory = "advisory";

    /// <summary>
    /// The kind of a statement that vulnerabilities of a bundled dependency do not affect the product; its body is the working
    /// group's own JSON.
    /// </summary>
    public const string Assessment = "assessment";
}

/// <summary>
/// Carries documents to where strangers read. Idempotent: the same (kind, id, revision) again changes nothing. Returns
/// when they are durable and will be seen.
/// </summary>
public delegate Task Publish(IReadOnlyList<PublishedDocument> documents, CancellationToken cancel);

/// <summary>The revision of a document that strangers read; null where there is none.</summary>
public delegate Task<PublishedDocument?> FindPublished(string kind, string id, CancellationToken cancel);

/// <summary>
/// Reads what strangers read: hands every document of <paramref name="kind"/> that came into force after generation
/// <paramref name="since"/> (0: all that is in force) to <paramref name="each"/>, in no order, and returns the generation that this
/// reaches, which is lower than <paramref name="since"/> where the store was put back to an earlier day.
/// </summary>
public delegate Task<long> ReadPublished(
    long since,
    string kind,
    Func<PublishedDocument, ValueTask> each,
    CancellationToken cancel
);
