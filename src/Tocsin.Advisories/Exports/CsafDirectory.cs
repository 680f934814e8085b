using System.Globalization;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Exports;

/// <summary>
/// Where the CSAF documents of one programme lie and in whose name they are written (CSAF 2.0, 7.1.11). Whoever signs a document
/// and whoever serves it ask here, so that they mean the same bytes.
/// </summary>
/// <param name="Origin">Scheme, host and port of the public site.</param>
/// <param name="Programme">The programme's name.</param>
public sealed record CsafDirectory(Uri Origin, string Programme)
{
    /// <summary>The path of the folder of everything that is TLP:WHITE, which is all that is public.</summary>
    public const string Folder = "/.well-known/csaf/white";

    /// <summary>The path of what the provider says about itself (7.1.7).</summary>
    public const string MetadataPath = "/.well-known/csaf/provider-metadata.json";

    private static readonly CsafEngine engine = new(
        "Tocsin",
        typeof(CsafDirectory).Assembly.GetName().Version?.ToString(3)
    );

    /// <summary>A foundation that answers for others' packages coordinates; for its own products it does too.</summary>
    public CsafPublisher Publisher => new("coordinator", Programme, Origin);

    /// <summary>Below the folder: <c>2026/tcs-2026-1.json</c>.</summary>
    /// <param name="first">When the advisory was first published.</param>
    public static string PathOf(string id, DateTimeOffset first) =>
        $"{first.UtcDateTime.Year.ToString("0000", CultureInfo.InvariantCulture)}/{CsafExport.FileName(id)}";

    /// <summary>The document of an advisory as it lies here.</summary>
    /// <param name="revisions">Every edition up to this one.</param>
    public Result<Exported> Document(OsvRecord record, IReadOnlyList<Revision> revisions)
    {
        ArgumentNullException.ThrowIfNull(record);
        var path = PathOf(record.Id, record.Published ?? record.Modified);
        return CsafExport.Document(record, new(Origin, $"{Folder}/{path}"), Publisher, engine, revisions);
    }
}
