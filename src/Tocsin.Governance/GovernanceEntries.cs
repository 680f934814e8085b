using Tocsin.Governance.Agreements;
using Tocsin.Governance.Charters;
using Tocsin.Governance.Consultations;
using Tocsin.Governance.Meetings;
using Tocsin.Governance.Partners;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Rota;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;

namespace Tocsin.Governance;

/// <summary>Every kind of entry about people and their consent, for the store that takes them all.</summary>
public static class GovernanceEntries
{
    public static EntryKinds Kinds { get; } =
        EntryKinds.Merge(
            MemberEntries.Kinds,
            AgreementEntries.Kinds,
            ProposalEntries.Kinds,
            CharterEntries.Kinds,
            PartnerEntries.Kinds,
            ThreatModelEntries.Kinds,
            MeetingEntries.Kinds,
            ConsultationEntries.Kinds,
            RotaEntries.Kinds
        );
}
