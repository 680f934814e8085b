using Tocsin.Ledger;

namespace Tocsin.Governance.People;

/// <summary>The kinds of entry that are about people.</summary>
public static class MemberEntries
{
    public static EntryKinds Kinds { get; } =
        new EntryKinds()
            .Add<MemberInvited>("member.invited")
            .Add<MemberJoined>("member.joined")
            .Add<DutiesChanged>("member.duties-changed")
            .Add<TokenMinted>("member.token-minted")
            .Add<TokenRevoked>("member.token-revoked")
            .Add<SteppedUp>("member.stepped-up")
            .Add<AgreementSigned>("member.agreement-signed")
            .Add<TeamJoined>("member.team-joined")
            .Add<TeamLeft>("member.team-left")
            .Add<Suspended>("member.suspended")
            .Add<Reinstated>("member.reinstated")
            .Add<Warned>("member.warned")
            .Add<Recused>("member.recused")
            .Add<RecusalEnded>("member.recusal-ended")
            .Add<CaseOpened>("member.case-opened")
            .Add<CaseShut>("member.case-shut")
            .Add<BreakGlassAsked>("member.break-glass-asked")
            .Add<ProfileChanged>("member.profile-changed")
            .Add<RollCallAsked>("member.roll-call-asked")
            .Add<RollCallReminded>("member.roll-call-reminded")
            .Add<RollCallAnswered>("member.roll-call-answered")
            .Add<HandOverAsked>("member.hand-over-asked")
            .Add<MadeEmeritus>("member.made-emeritus")
            .Add<CameBack>("member.came-back")
            .Add<ChecklistBegun>("member.checklist-begun")
            .Add<ItemTicked>("member.checklist-item-ticked")
            .Add<ItemCleared>("member.checklist-item-cleared");
}

/// <summary>Somebody was asked to join. Who asked is the entry's actor; <c>tocsin</c> is the operator's shell.</summary>
public sealed record MemberInvited(IReadOnlyList<Duty> Duties) : Entry<PersonText>;

/// <summary>They took the invitation and can sign in.</summary>
public sealed record MemberJoined : Entry;

/// <summary>From now on they are there for these; for none of them: they have left.</summary>
public sealed record DutiesChanged(IReadOnlyList<Duty> Duties) : Entry;

/// <summary>A token was made for the API. Its secret is shown once and kept only as a hash.</summary>
public sealed record TokenMinted(string TokenId, IReadOnlyList<TokenScope> Scopes, DateTimeOffset Expires)
    : Entry<TokenText>;

/// <summary>The token works no more.</summary>
public sealed record TokenRevoked(string TokenId) : Entry;

/// <summary>The member proved anew that it is them, for something that needs it.</summary>
public sealed record SteppedUp(string Means) : Entry;

/// <param name="Name">As the person wants to be called; a name is never a fact.</param>
public sealed record PersonText(string Name);

/// <param name="Label">What the token is for, in its owner's words.</param>
public sealed record TokenText(string Label);
