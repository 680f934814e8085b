using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>Keeps that a mail about a case has gone out, once the mail server or the outbox has it: to whom by what they are, and when.</summary>
public sealed class MailLog
{
    private readonly LedgerStore ledgers;

    internal MailLog(LedgerStore ledgers) => this.ledgers = ledgers;

    /// <param name="whom">The person, the maintainer, the reporter.</param>
    public Task Sent(CaseNumber number, MailedAs role, Actor whom, CancellationToken cancel) =>
        ledgers.InTransaction<bool>(
            async session =>
            {
                var sent = Decision.Of(new CaseMailed(role, whom.Id));
                await session.Record(CaseRead.Stream(number.Text), sent, Actor.Tocsin, cancel);
                return true;
            },
            cancel
        );

    /// <summary>The same by a number that may be none: then nothing is kept.</summary>
    public Task Sent(string number, MailedAs role, Actor whom, CancellationToken cancel) =>
        CaseNumber.Parse(number).TryGet(out var parsed, out _) ? Sent(parsed, role, whom, cancel) : Task.CompletedTask;
}
