namespace Tocsin.Governance.Meetings;

/// <summary>Something that was marked for a meeting, by reference: whoever shows it looks first whether it is there for who asks.</summary>
/// <param name="Reference">Its ID, as it is spelt.</param>
public sealed record AgendaItem(AgendaKind Kind, string Reference);

/// <summary>What can be marked.</summary>
public enum AgendaKind
{
    Proposal,
    Consultation,

    /// <summary>There only for those who may read that case; never in minutes.</summary>
    Case,
}
