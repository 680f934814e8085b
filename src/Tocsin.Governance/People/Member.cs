using Tocsin.Governance.RollCalls;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.People;

/// <summary>One person of the programme, from the invitation on.</summary>
public sealed partial class Member : IFolded<Member>
{
    private readonly Dictionary<string, TokenMinted> tokens = new(StringComparer.Ordinal);

    private Member(PersonId id) => Id = id;

    public PersonId Id { get; }

    public bool Invited { get; private set; }

    public bool Joined => JoinedAt is not null;

    /// <summary>UTC; null while the invitation was not taken.</summary>
    public DateTimeOffset? JoinedAt { get; private set; }

    /// <summary>The member who invited this one; null when it was the operator's shell or the set-up.</summary>
    public PersonId? InvitedBy { get; private set; }

    /// <summary>What an operator gave directly, beside what teams give.</summary>
    public IReadOnlyList<Duty> Duties { get; private set; } = [];

    /// <summary>Whether they are here for anything: a duty, a team, or a case as its expert; who has a team yet to join belongs nowhere.</summary>
    public bool BelongsSomewhere => IsSeated || grants.Exists(g => g.Way == CaseWay.Expert);

    /// <summary>Whether they were there for something and are for nothing any more.</summary>
    public bool HasLeft => belonged && !BelongsSomewhere;

    /// <summary>Null once redacted.</summary>
    public string? Name { get; private set; }

    /// <summary>Tokens that were not revoked; they may have expired.</summary>
    public IReadOnlyDictionary<string, TokenMinted> Tokens => tokens;

    public static Member Empty(StreamId stream) => new(PersonId.Parse(stream.Name).Value);

    /// <summary>The stream of a person.</summary>
    public static StreamId Stream(PersonId id) => new("person", id.Text);

    public Result<Decision> Invite(string name, IReadOnlyList<Duty> duties)
    {
        if (Invited)
            return Problem.Conflict("member.already-invited", "This person was invited before.");
        if (duties.Count == 0)
            return Problem.Invalid("member.no-duty", "A member needs at least one duty.");
        return Decision.Of(new MemberInvited([.. duties.Distinct().Order()]) { Text = new(name) });
    }

    /// <summary>Asks somebody in who is there for a team or a case and for nothing else; that is decided as for anybody.</summary>
    public Result<Decision> InviteForTeam(string name) =>
        Invited
            ? Problem.Conflict("member.already-invited", "This person was invited before.")
            : Decision.Of(new MemberInvited([]) { Text = new(name) });

    public Result<Decision> Join() =>
        Joined ? Problem.Conflict("member.already-joined", "This invitation was taken before.", "Sign in instead.")
        : Invited ? Decision.Of(new MemberJoined())
        : Problem.NotFound;

    /// <summary>Sets what an operator gives. Nothing left, and in no team, means that they have left.</summary>
    public Result<Decision> ChangeDuties(IReadOnlyList<Duty> duties)
    {
        if (!Invited)
            return Problem.NotFound;
        List<Duty> wanted = [.. duties.Distinct().Order()];
        if (wanted.SequenceEqual(Duties))
            return Decision.Nothing;
        var changed = Decision.Of(new DutiesChanged(wanted));
        return IsSeated ? changed : changed.And(LookAtRollCall(Id));
    }

    public Result<Decision> MintToken(
        string tokenId,
        string label,
        IReadOnlyList<TokenScope> scopes,
        DateTimeOffset expires
    )
    {
        if (!Joined || !BelongsSomewhere)
            return Problem.NotFound;
        if (scopes.Count == 0)
            return Problem.Invalid("token.no-scope", "A token needs at least one scope.");
        return Decision.Of(new TokenMinted(tokenId, [.. scopes.Distinct().Order()], expires) { Text = new(label) });
    }

    public Result<Decision> RevokeToken(string tokenId) =>
        tokens.ContainsKey(tokenId) ? Decision.Of(new TokenRevoked(tokenId)) : Problem.NotFound;

    public static Decision StepUp(string means) => Decision.Of(new SteppedUp(means));

    public void Apply(Recorded recorded)
    {
        var wasGone = HasLeft || IsEmeritus;
        switch (recorded.Entry)
        {
            case MemberInvited invited:
                (Invited, Name) = (true, invited.Text?.Name);
                Give(invited.Duties, recorded.At);
                InvitedBy = PersonId.Parse(recorded.By.Id) is { Succeeded: true } by ? by.Value : null;
                break;
            case MemberJoined:
                JoinedAt = recorded.At;
                RollCall = new RollCall(recorded.At);
                break;
            case DutiesChanged changed:
                Give(changed.Duties, recorded.At);
                break;
            case TokenMinted minted:
                tokens[minted.TokenId] = minted;
                break;
            case TokenRevoked revoked:
                tokens.Remove(revoked.TokenId);
                break;
            case AgreementSigned entry:
                signatures.Add(new(entry.Kind, entry.Version, entry.TextHash, recorded.At));
                break;
            case ProfileChanged entry:
                Profile = entry.Text ?? new();
                break;
            case TeamJoined or TeamLeft:
                ApplyToTeams(recorded);
                break;
            case Suspended or Reinstated or Warned or Recused or RecusalEnded:
                ApplyToConduct(recorded);
                break;
            case CaseOpened or CaseShut or BreakGlassAsked:
                ApplyToCases(recorded);
                break;
            case ChecklistBegun or ItemTicked or ItemCleared:
                ApplyToChecklists(recorded);
                break;
            default:
                ApplyToRollCall(recorded);
                break;
        }
        BeginAnew(wasGone);
    }
}
