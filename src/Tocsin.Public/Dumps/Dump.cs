using System.Globalization;
using System.IO.Compression;
using System.Text;
using Tocsin.Advisories.Matching;

namespace Tocsin.Public.Dumps;

/// <summary>
/// The records of one ecosystem as OSV's public bucket lays them out: <c>all.zip</c> with one JSON each, single files, and lists of
/// what changed last. Withdrawn records are among them, so that a mirror learns of it. The same records give the same bytes, on every node.
/// </summary>
internal sealed class Dump
{
    // the first instant that a zip can tell
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private Dump(string ecosystem, IReadOnlyList<IndexedRecord> records) => (Ecosystem, Records) = (ecosystem, records);

    /// <summary>Without a suffix.</summary>
    public string Ecosystem { get; }

    /// <summary>By ID.</summary>
    public IReadOnlyList<IndexedRecord> Records { get; }

    public DateTimeOffset Modified => Records.Max(record => record.Modified);

    /// <summary>The ecosystem of a package without the suffix that names a release of it.</summary>
    public static string Unsuffixed(string ecosystem) =>
        ecosystem.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? ecosystem[..colon] : ecosystem;

    /// <summary>One for each ecosystem that has records, by name.</summary>
    public static IReadOnlyList<Dump> All(AdvisoryIndex index)
    {
        var byEcosystem = new SortedDictionary<string, List<IndexedRecord>>(StringComparer.Ordinal);
        foreach (var record in index.Newest)
        {
            foreach (
                var ecosystem in record.Affected.Select(a => Unsuffixed(a.Ecosystem)).Distinct(StringComparer.Ordinal)
            )
            {
                if (!byEcosystem.TryGetValue(ecosystem, out var records))
                    byEcosystem.Add(ecosystem, records = []);
                records.Add(record);
            }
        }
        foreach (var records in byEcosystem.Values)
            records.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        return [.. byEcosystem.Select(e => new Dump(e.Key, e.Value))];
    }

    /// <summary>Writes <c>all.zip</c>.</summary>
    public void WriteZip(Stream to, CancellationToken cancel)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var record in Records)
        {
            cancel.ThrowIfCancellationRequested();
            var entry = zip.CreateEntry(record.Id + ".json", CompressionLevel.Fastest);
            entry.LastWriteTime = record.Modified < Earliest ? Earliest : record.Modified.ToUniversalTime();
            using var body = entry.Open();
            body.Write(record.Body.Span);
        }
    }

    /// <summary><c>modified_id.csv</c> of the ecosystem: <c>instant,ID</c>, the latest change first.</summary>
    public byte[] WriteChanges() => Lines(Records.Select(record => (record, record.Id)));

    /// <summary><c>modified_id.csv</c> of everything: <c>instant,ecosystem/ID</c>, the latest change first.</summary>
    public static byte[] WriteChanges(IEnumerable<Dump> dumps) =>
        Lines(dumps.SelectMany(dump => dump.Records.Select(record => (record, $"{dump.Ecosystem}/{record.Id}"))));

    /// <summary><c>ecosystems.txt</c>: one name a line.</summary>
    public static byte[] WriteEcosystems(IEnumerable<Dump> dumps) =>
        Encoding.UTF8.GetBytes(string.Concat(dumps.Select(dump => dump.Ecosystem + "\n")));

    private static byte[] Lines(IEnumerable<(IndexedRecord Record, string Name)> rows)
    {
        var text = new StringBuilder();
        foreach (
            var (record, name) in rows.OrderByDescending(row => row.Record.Modified)
                .ThenBy(row => row.Name, StringComparer.Ordinal)
        )
            text.Append(Instant(record.Modified)).Append(',').Append(name).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
