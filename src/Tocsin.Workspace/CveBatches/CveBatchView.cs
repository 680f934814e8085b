using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Advisories.Documents;
using Tocsin.Cases.CveBatches;
using Tocsin.Cases.CveIds;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.CveIds;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.CveBatches;

/// <summary>A page of the table beside what applying it would do.</summary>
/// <param name="State"><c>none</c>, <c>proposed</c>, <c>applying</c>, <c>ended</c>.</param>
/// <param name="Beginning">What the IDs of its advisories begin with.</param>
/// <param name="Rows">Of this page.</param>
/// <param name="After">Where the next page goes on; null on the last.</param>
/// <param name="Count">Rows in all.</param>
/// <param name="Undecided">Of which nobody has decided.</param>
/// <param name="Taken">That are to be given an ID.</param>
/// <param name="Done">That have theirs.</param>
/// <param name="Held">That could not be given one.</param>
/// <param name="Unassigned">IDs that are free now; where they do not suffice, more are reserved.</param>
public sealed record CveBatchView(
    string State,
    string Beginning,
    IReadOnlyList<CveBatchRowView> Rows,
    string? After,
    int Count,
    int Undecided,
    int Taken,
    int Done,
    int Held,
    int Unassigned
)
{
    /// <summary>So many rows are on a page.</summary>
    public const int PageSize = 20;

    internal bool IsApplying => State == "applying" && Done + Held < Taken;

    /// <param name="after">The last advisory of the page before.</param>
    internal static async Task<CveBatchView> Of(
        CveBatch batch,
        CvePool pool,
        string? after,
        Func<CveBatchRow, Task<CveBatchRowView>> row
    )
    {
        var from = batch.Rows.TakeWhile(r => r.Advisory != after).Count() + 1;
        var page = batch.Rows.Skip(after is null || from > batch.Rows.Count ? 0 : from).ToList();
        List<CveBatchRowView> shown = [];
        foreach (var one in page.Take(PageSize))
            shown.Add(await row(one));
        var taken = batch.Rows.Where(r => r.Taken == true).ToList();
        return new(
            batch.State.ToString().ToLowerInvariant(),
            batch.Beginning,
            shown,
            page.Count > PageSize ? page[PageSize - 1].Advisory : null,
            batch.Rows.Count,
            batch.Rows.Count(r => r.Taken is null),
            taken.Count,
            taken.Count(r => r.Cve is not null),
            taken.Count(r => r.Held is not null),
            pool.Unassigned.Count()
        );
    }
}

/// <summary>One advisory, and the record that it would give.</summary>
/// <param name="Title">Null where the advisory has none, or is gone.</param>
/// <param name="Affected">Package and ranges, a line each.</param>
/// <param name="Revision">The one that was proposed.</param>
/// <param name="Changed">Whether the public document is another one by now.</param>
/// <param name="Taken">Null while nobody has decided.</param>
/// <param name="Cve">The ID that it has.</param>
/// <param name="Held">Why it could not be given one, a problem's code.</param>
/// <param name="Record">The record's container, JSON; null where it cannot be made.</param>
/// <param name="Faults">What the record would be refused for, and words to mind.</param>
public sealed record CveBatchRowView(
    string Advisory,
    string? Title,
    IReadOnlyList<string> Affected,
    int Revision,
    bool Changed,
    bool? Taken,
    string? Cve,
    string? Held,
    JsonObject? Record,
    IReadOnlyList<FaultView> Faults
)
{
    private static readonly JsonSerializerOptions indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether it can be given an ID.</summary>
    public bool Sendable => Faults.All(fault => !fault.Stops);

    internal string? RecordText => Record?.ToJsonString(indented);

    internal static CveBatchRowView Of(
        CveBatchRow row,
        PublishedDocument? document,
        CheckCveRecord check,
        Origins origins
    )
    {
        var advisory = document is null ? null : OsvReader.Read(document.Body).Match<OsvRecord?>(r => r, _ => null);
        return new(
            row.Advisory,
            advisory?.Summary,
            [.. (advisory?.Affected ?? []).Select(Line)],
            row.Revision,
            row.Cve is null && document?.Revision != row.Revision,
            row.Taken,
            row.Cve?.Text,
            row.Held,
            document is null
                ? null
                : CveRecordOf
                    .OfDocument(document, origins, "cna")
                    .Match<JsonObject?>(made => made.Container, _ => null),
            document is null ? [] : [.. ApplyCveBatch.Faults(document, check, origins).Select(FaultView.Of)]
        );
    }

    private static string Line(OsvAffected affected)
    {
        var ranges = (affected.Ranges ?? []).SelectMany(range => range.Events ?? []).Select(Word);
        var versions = affected.Versions is { Count: > 0 } some ? $", {some.Count} versions by name" : "";
        return $"{affected.Package?.Ecosystem} {affected.Package?.Name}: {string.Join(", ", ranges)}{versions}";
    }

    private static string Word(OsvEvent one) =>
        one.Introduced is { } from ? $"from {from}"
        : one.Fixed is { } mended ? $"fixed in {mended}"
        : one.LastAffected is { } last ? $"up to {last}"
        : $"before {one.Limit}";
}

/// <param name="Stops">Whether the record would be refused for it.</param>
public sealed record FaultView(string Path, string Message, bool Stops)
{
    internal static FaultView Of(Fault fault) => new(fault.Path, fault.Message, fault.Severity == FaultSeverity.Error);
}
