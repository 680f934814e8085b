using System.Text.Json.Nodes;
using Tocsin.Advisories.Drafts;
using Tocsin.Advisories.Exports;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Standards.CveRules;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.CveIds;

/// <summary>From the public revision of a case to the record: the advisory and nothing else.</summary>
public sealed class CveRecordOf(CaseStore cases, Origins origins)
{
    public async Task<Result<DisclosedRecord>> Make(
        CveId id,
        CaseNumber number,
        CveAccess access,
        CancellationToken cancel
    )
    {
        var read = await cases.Decide(number, new Viewer.Clock(), _ => Decision.Nothing, cancel);
        if (!read.TryGet(out var found, out var problem))
            return problem;
        if (found.Published is not { Content: { } content } published || published.Cve != id)
            return CveProblems.NotDisclosed(id);
        var page = new Uri(origins.Public, $"/advisories/{published.Id}");
        var record = AdvisoryDocument.ToOsv(
            content,
            new(published.Id, published.Cve, published.First, published.Latest, published.DocumentRevision, page)
        );
        // the service knows the organization's number by its key, and writes it in
        var made = CveExport.Container(record, page, new(Guid.Empty, access.Org));
        return made.Map(written => new DisclosedRecord(
            JsonNode.Parse(written.Body.Span)!["cnaContainer"]!.AsObject(),
            published.DocumentRevision
        )
        {
            Upstream = UpstreamOf(found),
        });
    }

    /// <summary>The CNA that has the first say, as the case has kept; null where none was asked.</summary>
    public static UpstreamCna? UpstreamOf(Case found) =>
        found.OtherCna is { } asked ? new(asked.Text?.Cna ?? "another CNA", Asked: !asked.IsOpen) : null;
}

/// <summary>What is said of an ID whose advisory is public.</summary>
/// <param name="Container">A <c>cnaContainer</c>.</param>
/// <param name="Revision">Of the public document.</param>
public sealed record DisclosedRecord(JsonObject Container, int Revision)
{
    /// <summary>The CNA that had the first say; null where none was asked.</summary>
    public UpstreamCna? Upstream { get; init; }
}

/// <summary>Makes the record of an ID from what its case has published; refused while that is nothing.</summary>
public delegate Task<Result<DisclosedRecord>> MakeCveRecord(
    CveId id,
    CaseNumber number,
    CveAccess access,
    CancellationToken cancel
);

/// <summary>Finds what must not be sent in a record; nothing that it names is sent before it is mended.</summary>
/// <param name="record">With its container as it would be sent.</param>
public delegate IReadOnlyList<Fault> CheckCveRecord(CveId id, DisclosedRecord record);
