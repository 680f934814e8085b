using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Reports;
using Tocsin.Ledger;

namespace Tocsin.Cases;

/// <summary>What entries do to the embargo: every move is one of <see cref="EmbargoMoves"/>.</summary>
public sealed partial class Case
{
    private void ApplyToEmbargo(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case EmbargoProposed entry:
                Apply(entry, recorded.At);
                break;
            case EmbargoAnswered { Proposal: WhatIsInForce } entry when EmbargoParty.Parse(entry.For) is { } party:
                if (entry.Agrees)
                    agreedUntil[party] = EmbargoEnds;
                else
                    agreedUntil.Remove(party);
                break;
            case EmbargoAnswered entry when EmbargoParty.Parse(entry.For) is { } party:
                Change(entry.Proposal, asked => asked.Answered(party, entry.Agrees));
                break;
            case EmbargoSettled entry:
                Apply(entry);
                break;
            case EmbargoExtended entry:
                (EmbargoEnds, PublishBy, embargoLimit) = (entry.Until, entry.Until, entry.Until);
                // both had a vote in it
                agreedUntil[EmbargoParty.Team] = agreedUntil[EmbargoParty.Reporter] = entry.Until;
                break;
            case EmbargoEnded entry:
                End(entry.Cause);
                break;
            case EmbargoKept:
                AttacksAskForEnd = false;
                break;
            case EmbargoBroken entry when EmbargoParty.Parse(entry.Party) is { } party:
                broke.Add(party);
                break;
        }
    }

    /// <summary>The programme's default counts as proposed from the first moment.</summary>
    private void Propose(DateTimeOffset ends)
    {
        Move(EmbargoMove.Propose);
        EmbargoEnds = ends;
    }

    /// <summary>The report is taken on: what was proposed is in force, unless it is over already.</summary>
    private void Begin(DateTimeOffset latest)
    {
        (PublishBy, embargoLimit) = (latest, latest);
        if (Embargo.InForce())
        {
            PublishBy = EmbargoEnds = EmbargoEnds < latest ? EmbargoEnds : latest;
            return;
        }
        if (Embargo == EmbargoState.None && !IsInTheOpen && EmbargoEndedBy is null)
            Move(EmbargoMove.Propose);
        if (Embargo != EmbargoState.Proposed)
            return;
        Move(EmbargoMove.Accept);
        EmbargoEnds = latest;
        agreedUntil[EmbargoParty.Team] = latest;
        if (!proposals.Exists(p => p.By == EmbargoParty.Reporter))
            agreedUntil[EmbargoParty.Reporter] = latest;
        Reopen();
    }

    /// <summary>It is not taken on: nobody is asked to keep silent.</summary>
    private void Drop()
    {
        Move(Embargo == EmbargoState.Proposed ? EmbargoMove.Reject : EmbargoMove.Terminate);
        Lapse();
    }

    private void End(EmbargoEnd cause)
    {
        if (Embargo == EmbargoState.Proposed || Embargo.InForce())
            EmbargoEndedBy = cause;
        Drop();
        AttacksAskForEnd = false;
    }

    private void Apply(EmbargoProposed entry, DateTimeOffset at)
    {
        var party = EmbargoParty.Parse(entry.By) ?? EmbargoParty.Team;
        proposals.Add(new(entry.Proposal, party, entry.Until, entry.AnswerBy, at, entry.Text?.Terms));
        Move(EmbargoMove.Propose);
        if (
            Embargo == EmbargoState.Proposed
            && State is not ReportState.Received
            && proposals.Count(p => p.IsOpen) == 1
        )
            EmbargoEnds = entry.Until;
    }

    private void Apply(EmbargoSettled entry)
    {
        var fate = entry.Agreed ? ProposalFate.Agreed : ProposalFate.Declined;
        Change(entry.Proposal, asked => asked with { Fate = fate });
        if (!entry.Agreed)
        {
            // before the verdict the programme's default is still proposed
            var defaultStands = Embargo == EmbargoState.Proposed && State is ReportState.Received or ReportState.Valid;
            if (!proposals.Exists(p => p.IsOpen) && !defaultStands)
                Move(EmbargoMove.Reject);
            return;
        }
        var agreed = proposals.Find(p => p.Number == entry.Proposal)!;
        Move(EmbargoMove.Accept);
        EmbargoEnds = agreed.Until;
        PublishBy = PublishBy is null ? null : agreed.Until;
        foreach (var (party, agrees) in agreed.Answers)
        {
            if (agrees)
                agreedUntil[party] = agreed.Until;
        }
        agreedUntil[EmbargoParty.Team] = agreedUntil[EmbargoParty.Reporter] = agreedUntil[agreed.By] = agreed.Until;
        Reopen();
    }

    // what is still open is a wish to change what is in force now
    private void Reopen()
    {
        if (proposals.Exists(p => p.IsOpen))
            Move(EmbargoMove.Propose);
    }

    private void Lapse()
    {
        for (var i = 0; i < proposals.Count; i++)
        {
            if (proposals[i].IsOpen)
                proposals[i] = proposals[i] with { Fate = ProposalFate.Lapsed };
        }
    }

    private void Change(int number, Func<EmbargoProposal, EmbargoProposal> change)
    {
        var at = proposals.FindIndex(p => p.Number == number);
        if (at >= 0)
            proposals[at] = change(proposals[at]);
    }

    // an entry never fails to apply: what is written happened; the decisions refuse what the table does not have
    private void Move(EmbargoMove move) => Embargo = Embargo.After(move) ?? Embargo;
}
