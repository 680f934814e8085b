using Microsoft.Extensions.Logging;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Drafts;
using Tocsin.Advisories.Exports;
using Tocsin.Cases;
using Tocsin.Cases.Publishing;
using Tocsin.Ledger;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Signing;

namespace Tocsin.Workspace.Due;

/// <summary>
/// Carries what a case has published to where strangers read: the advisory, its signed CSAF document and the key, all in one
/// transaction. Harmless to repeat.
/// </summary>
public sealed partial class CarryAdvisory(
    Origins origins,
    Publish publish,
    DueStore due,
    Signatory? signatory,
    ILogger<CarryAdvisory> log
)
{
    /// <summary>The kind of the rows that ask for what went out unsigned to be signed; their key is a case's number.</summary>
    public const string SignDue = "sign-advisory";

    /// <summary>
    /// Nothing where nothing is public. What cannot be signed now goes out unsigned at its instant, and a row sees to it that it
    /// is signed later; the row is written first, so that no crash loses it.
    /// </summary>
    /// <param name="asks">Whether to write that row; false where the caller has it.</param>
    /// <returns>Whether everything that is to be signed is.</returns>
    public async Task<bool> Carry(Case found, bool asks, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (found.Published is not { Content: { } content } published)
            return true;
        var advisory = Document(published, content, found.CveAssigner);
        var (papers, signed) = await Papers(advisory, found, cancel);
        if (!signed && asks)
            await due.Ask(SignDue, found.Number.Text, cancel);
        await publish([advisory, .. papers], cancel);
        return signed;
    }

    // taking it back is an edition too: the last one that the documents have
    private static Revision? Edition(Recorded recorded) =>
        recorded.Entry switch
        {
            AdvisoryPublished published => new(published.DocumentRevision, recorded.At),
            AdvisoryWithdrawn withdrawn => new(withdrawn.DocumentRevision, recorded.At),
            _ => null,
        };

    private async Task<(IReadOnlyList<PublishedDocument> Papers, bool Signed)> Papers(
        PublishedDocument advisory,
        Case found,
        CancellationToken cancel
    )
    {
        if (signatory is null)
            return ([], true);
        var revisions = found.History.Select(Edition).OfType<Revision>();
        if ((await signatory.Csaf(advisory, [.. revisions], cancel)).TryGet(out var papers, out var problem))
            return (papers, true);
        Unsigned(log, problem.Code);
        // what CSAF cannot say is not signed later either
        return ([], !problem.Code.StartsWith("signing.", StringComparison.Ordinal));
    }

    private PublishedDocument Document(PublishedAdvisory published, AdvisoryContent content, string? cveAssigner) =>
        AdvisoryDocument
            .Publish(
                content,
                new(
                    published.Id,
                    published.Cve,
                    published.First,
                    published.Latest,
                    published.DocumentRevision,
                    new Uri(origins.Public, $"/advisories/{published.Id}"),
                    published.Withdrawn,
                    cveAssigner
                )
            )
            .Value;

    [LoggerMessage(Level = LogLevel.Warning, Message = "An advisory goes out unsigned for now ({Code})")]
    private static partial void Unsigned(ILogger logger, string code);
}
