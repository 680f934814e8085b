using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
using Tocsin.Cases.CveIds;
using Tocsin.Governance.Charters;
using Tocsin.Governance.Meetings;
using Tocsin.Governance.Partners;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;
using Tocsin.Workspace.Storage.Rows;

namespace Tocsin.Workspace.Storage;

/// <summary>Derives the rows that queues and access checks need from folded state, in the transaction of the entries.</summary>
internal static class Projection
{
    public static async Task Write(CaseDb db, StreamKey key, object state, long sequence, CancellationToken cancel)
    {
        switch (state)
        {
            case Case @case:
                var row = await db.Cases.FindAsync([@case.Number.Text], cancel);
                if (row is null)
                    db.Cases.Add(row = new() { Number = @case.Number.Text });
                Write(row, @case, sequence);
                row.Summary = CaseSummary.Of(@case).Seal(key);
                break;
            case Member member:
                var account = await db.Members.FindAsync([member.Id.Text], cancel);
                if (account is null)
                    db.Members.Add(account = new() { Person = member.Id.Text });
                Write(account, member);
                break;
            case Proposal proposal:
                var listed = await db.Proposals.FindAsync([proposal.Id.Text], cancel);
                if (listed is null)
                    db.Proposals.Add(listed = new() { Id = proposal.Id.Text });
                Write(listed, proposal);
                break;
            case CharterHistory history:
                var programme = await db.Programmes.FindAsync([ProgrammeRow.TheOne], cancel);
                if (programme is null)
                    db.Programmes.Add(programme = new());
                (programme.Version, programme.IsSetUp) = (history.Version, history.IsSetUp);
                programme.Document = history.Document ?? "";
                break;
            case Partner partner:
                if (await db.Partners.FindAsync([partner.Id.Text], cancel) is null)
                    db.Partners.Add(new() { Id = partner.Id.Text });
                break;
            case Meeting meeting:
                var met = await db.Meetings.FindAsync([meeting.Id.Text], cancel);
                if (met is null)
                    db.Meetings.Add(met = new() { Id = meeting.Id.Text });
                met.At = meeting.Plan!.At;
                break;
            case CvePool pool:
                await Write(db, pool, cancel);
                break;
            case Challenge challenge:
                var challenged = await db.Challenges.FindAsync([challenge.Id.Text], cancel);
                if (challenged is null)
                    db.Challenges.Add(challenged = new() { Id = challenge.Id.Text });
                (challenged.Open, challenged.ReceivedAt) = (challenge.IsOpen, challenge.ReceivedAt);
                break;
        }
    }

    private static async Task Write(CaseDb db, CvePool pool, CancellationToken cancel)
    {
        var rows = await db.CveIds.ToDictionaryAsync(row => row.Id, StringComparer.Ordinal, cancel);
        foreach (var id in pool.All.Values)
        {
            if (!rows.TryGetValue(id.Id.Text, out var row))
                db.CveIds.Add(row = new() { Id = id.Id.Text });
            row.State = id.State;
            row.Case = id.State == CveIdState.Rejected ? null : id.Case?.Text ?? id.Given;
        }
        foreach (var (id, number) in pool.OfOthers.Where(theirs => !rows.ContainsKey(theirs.Key.Text)))
        {
            db.CveIds.Add(
                new()
                {
                    Id = id.Text,
                    State = CveIdState.Assigned,
                    Case = number.Text,
                }
            );
        }
    }

    private static void Write(CaseRow row, Case @case, long sequence)
    {
        row.Sequence = sequence;
        row.State = @case.State;
        row.WaitingFor = @case.WaitingFor;
        row.ReceivedAt = @case.ReceivedAt;
        row.AnswerBy = @case.WordBy;
        row.PublishBy = @case.Published is null ? @case.PublishBy : null;
        row.PlannedAt = @case.Plan?.At;
        row.AwaitsReview = @case.AwaitsReview;
        row.ExceptionOpen = @case.ReviewAskedFrom is not null;
        row.Owner = @case.Owner?.Text;
    }

    private static void Write(ProposalRow row, Proposal proposal)
    {
        row.Kind = proposal.Subject!.Kind;
        row.State =
            proposal.IsDecided ? ProposalState.Decided
            : proposal.Ballot is null ? ProposalState.Consulting
            : ProposalState.Voting;
        row.OpenedAt = proposal.OpenedAt;
        row.Deadline = proposal.DecidedAt ?? proposal.Deadline;
    }

    private static void Write(MemberRow row, Member member)
    {
        row.Triager = member.Duties.Contains(Duty.Triager);
        row.Operator = member.Duties.Contains(Duty.Operator);
        row.InvitedBy = member.InvitedBy?.Text;
        row.JoinedAt = member.JoinedAt;
    }
}
