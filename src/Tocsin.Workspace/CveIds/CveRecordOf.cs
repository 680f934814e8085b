using System.Text.Json.Nodes;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Drafts;
using Tocsin.Advisories.Exports;
using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Ledger;
using Tocsin.Standards.CveRules;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.CveIds;

/// <summary>From what is public to the record: the advisory and nothing else.</summary>
public sealed class CveRecordOf(CaseStore cases, Origins origins, FindPublished find)
{
    public async Task<Result<DisclosedRecord>> Make(ReservedCve id, CveAccess access, CancellationToken cancel)
    {
        if (id.Given is { } advisory)
            return await find(PublishedDocument.Advisory, advisory, cancel) is { } document
                ? OfDocument(document, origins, access.Org)
                : CveProblems.NotDisclosed(id.Id);
        var read = await cases.Decide(id.Case!.Value, new Viewer.Clock(), _ => Decision.Nothing, cancel);
        if (!read.TryGet(out var found, out var problem))
            return problem;
        if (found.Published is not { Content: { } content } published || published.Cve != id.Id)
            return CveProblems.NotDisclosed(id.Id);
        var page = PageOf(published.Id.ToString(), origins);
        var record = AdvisoryDocument.ToOsv(
            content,
            new(published.Id, published.Cve, published.First, published.Latest, published.DocumentRevision, page)
        );
        return Container(record, page, access.Org)
            .Map(made => new DisclosedRecord(made, published.DocumentRevision) { Upstream = found.Upstream });
    }

    /// <summary>The same of a public document of no case.</summary>
    /// <param name="org">The organization's short name at the service.</param>
    public static Result<DisclosedRecord> OfDocument(PublishedDocument document, Origins origins, string org)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(origins);
        return OsvReader
            .Read(document.Body)
            .Then(record => Container(record, PageOf(document.Id, origins), org))
            .Map(made => new DisclosedRecord(CveRecordJson.Sent(made), document.Revision));
    }

    private static Uri PageOf(string advisory, Origins origins) => new(origins.Public, $"/advisories/{advisory}");

    // the service knows the organization's number by its key, and writes it in
    private static Result<JsonObject> Container(OsvRecord record, Uri page, string org) =>
        CveExport
            .Container(record, page, new(Guid.Empty, org))
            .Map(written => JsonNode.Parse(written.Body.Span)!["cnaContainer"]!.AsObject());
}

/// <summary>What is said of an ID whose advisory is public.</summary>
/// <param name="Container">A <c>cnaContainer</c>.</param>
/// <param name="Revision">Of the public document.</param>
public sealed record DisclosedRecord(JsonObject Container, int Revision)
{
    /// <summary>The CNA that had the first say; null where none was asked.</summary>
    public UpstreamCna? Upstream { get; init; }
}

/// <summary>Makes the record of an ID from what is published of it; refused while that is nothing.</summary>
public delegate Task<Result<DisclosedRecord>> MakeCveRecord(ReservedCve id, CveAccess access, CancellationToken cancel);

/// <summary>Finds what must not be sent in a record; nothing that it names is sent before it is mended.</summary>
/// <param name="record">With its container as it would be sent.</param>
public delegate IReadOnlyList<Fault> CheckCveRecord(DisclosedRecord record);
