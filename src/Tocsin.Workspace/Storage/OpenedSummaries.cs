using System.Collections.Concurrent;
using Tocsin.Ledger;
using Tocsin.Ledger.Sealing;
using Tocsin.Workspace.Storage.Rows;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// The summaries of the queue, opened once for as long as they stay the same: unwrapping a case's key is a calculation on a curve, and a queue
/// has a thousand of them. Held by the process that has the private key anyway; a case whose key was destroyed is not asked for any more.
/// </summary>
internal sealed class OpenedSummaries
{
    /// <summary>Beyond so many it begins anew. A summary takes some 2 KB.</summary>
    public const int Most = 5_000;

    private readonly ConcurrentDictionary<string, (byte[] Sealed, CaseSummary Summary)> opened = new(
        StringComparer.Ordinal
    );

    public CaseSummary Of(CaseRow row, WrappedStreamKey wrapped, ProgrammeKey programme)
    {
        if (opened.TryGetValue(row.Number, out var known) && known.Sealed.AsSpan().SequenceEqual(row.Summary))
            return known.Summary;
        using var key = StreamKey.Unwrap(programme, wrapped);
        var summary = CaseSummary.Open(key, row.Summary);
        if (opened.Count >= Most)
            opened.Clear();
        opened[row.Number] = (row.Summary, summary);
        return summary;
    }
}
