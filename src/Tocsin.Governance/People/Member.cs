using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.People;

/// <summary>One person of the programme, from the invitation on.</summary>
public sealed class Member : IFolded<Member>
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

    public IReadOnlyList<Duty> Duties { get; private set; } = [];

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

    public Result<Decision> Join() =>
        Joined ? Problem.Conflict("member.already-joined", "This invitation was taken before.", "Sign in instead.")
        : Invited ? Decision.Of(new MemberJoined())
        : Problem.NotFound;

    /// <summary>Sets what they are there for. Nothing left means that they have left: they can no longer sign in.</summary>
    public Result<Decision> ChangeDuties(IReadOnlyList<Duty> duties)
    {
        if (!Invited)
            return Problem.NotFound;
        List<Duty> wanted = [.. duties.Distinct().Order()];
        return wanted.SequenceEqual(Duties) ? Decision.Nothing : Decision.Of(new DutiesChanged(wanted));
    }

    public Result<Decision> MintToken(
        string tokenId,
        string label,
        IReadOnlyList<TokenScope> scopes,
        DateTimeOffset expires
    )
    {
        if (!Joined || Duties.Count == 0)
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
        switch (recorded.Entry)
        {
            case MemberInvited invited:
                (Invited, Duties, Name) = (true, invited.Duties, invited.Text?.Name);
                InvitedBy = PersonId.Parse(recorded.By.Id) is { Succeeded: true } by ? by.Value : null;
                break;
            case MemberJoined:
                JoinedAt = recorded.At;
                break;
            case DutiesChanged changed:
                Duties = changed.Duties;
                break;
            case TokenMinted minted:
                tokens[minted.TokenId] = minted;
                break;
            case TokenRevoked revoked:
                tokens.Remove(revoked.TokenId);
                break;
        }
    }
}
