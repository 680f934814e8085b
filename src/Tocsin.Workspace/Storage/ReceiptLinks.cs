using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// How a reporter who lost the receipt comes to a new one: the contact of the report is sent a link that works once, see
/// <see cref="OneTimeLinks"/>.
/// </summary>
public sealed class ReceiptLinks
{
    /// <summary>The due row that looks at one request; its key is the request's ID.</summary>
    public const string RequestDue = "receipt-request";

    private readonly LedgerStore ledgers;
    private readonly ReportStore reports;
    private readonly OneTimeLinks links;

    internal ReceiptLinks(LedgerStore ledgers, ReportStore reports, MasterKey master) =>
        (this.ledgers, this.reports, links) = (ledgers, reports, new(ledgers, master, "receipt request", RequestDue));

    /// <summary>Puts down a claim; nothing is looked up.</summary>
    public Task Ask(ReceiptClaim claim, CancellationToken cancel) => links.Ask(claim, cancel);

    /// <summary>What was claimed; null once it was dealt with.</summary>
    public Task<ReceiptClaim?> Claimed(string id, CancellationToken cancel) => links.Claimed<ReceiptClaim>(id, cancel);

    public Task Forget(string id, CancellationToken cancel) => links.Forget(id, cancel);

    /// <summary>The secret of the link that answers a request; null where another was made a moment ago.</summary>
    public Task<string?> Make(CaseNumber number, string request, CancellationToken cancel) =>
        links.Make(number.Text, request, cancel);

    /// <summary>The new receipt that a link stands for; not found for any that is unknown, used or too old.</summary>
    public Task<Result<Replaced>> Use(string? secret, CancellationToken cancel) =>
        ledgers.InTransaction<Replaced>(
            async session =>
            {
                if (await links.Spend(session, secret, cancel) is not { } about)
                    return Problem.NotFound;
                var number = CaseNumber.Parse(about).Value;
                var receipt = await reports.Replace(session, number, new Viewer.Reporter(number), cancel);
                return receipt.Map(fresh => new Replaced(number, fresh));
            },
            cancel
        );
}

/// <summary>What somebody who lost a receipt typed.</summary>
public sealed record ReceiptClaim(string Number, string Contact);

/// <summary>A new receipt, and of which case.</summary>
public sealed record Replaced(CaseNumber Number, Receipt Receipt);
