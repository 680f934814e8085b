using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.ThreatModels;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.ThreatModels;

namespace Tocsin.Workspace.Proposals;

/// <summary>The texts that proposals change: agreements and threat models, as they are when one opens and when it is carried out.</summary>
internal static class Texts
{
    /// <summary>The subject with the version that it starts from, where the proposer does not name it: the newest there is.</summary>
    public static async Task<ProposalSubject> Now(
        LedgerSession session,
        ProposalSubject subject,
        CancellationToken cancel
    ) =>
        subject is ProposalSubject.ChangePolicy { After: null } policy && AgreementNames.KindOf(policy.Name) is { } kind
            ? policy with
            {
                After = (await AgreementStore.Load(session, cancel))[kind].Versions.Count,
            }
            : subject;

    /// <summary>What could not be carried out, whoever agrees to it; null: it could.</summary>
    public static async Task<Problem?> Objection(
        LedgerSession session,
        ProposalSubject subject,
        ProposalText text,
        CancellationToken cancel
    )
    {
        if (subject is ProposalSubject.ChangeStatement change)
        {
            var faults = new FaultCollector();
            if (text.Statement is { } says)
                ThreatModelStore.CheckPublic(says, "statement.", faults);
            else
                CaseMentions.Check(faults, "detail", text.Detail);
            return faults.Stops
                ? Problem.Faulty(faults.Faults)
                : (await Model(session, change, cancel)).Objection(change.With(text, ""));
        }
        if (
            subject is not ProposalSubject.ChangePolicy { After: { } after } policy
            || AgreementNames.KindOf(policy.Name) is not { } kind
        )
            return null;
        var agreement = (await AgreementStore.Load(session, cancel))[kind];
        return agreement.Publish(after, text.Detail, null, 0, session.Now).Problem;
    }

    // asked of the rows first: loading a stream that is not there makes a key for it
    public static async Task<ThreatModel> Model(
        LedgerSession session,
        ProposalSubject.ChangeStatement change,
        CancellationToken cancel
    )
    {
        var stream = ThreatModel.Stream(change.Product);
        return await session.Db.Streams.AnyAsync(row => row.Kind == stream.Kind && row.Name == stream.Name, cancel)
            ? await session.Load<ThreatModel>(stream, cancel)
            : ThreatModel.Empty(stream);
    }
}
