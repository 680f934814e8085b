using System.Security.Cryptography;
using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Governance.Tests;

public sealed class MemberTests
{
    private readonly PersonId id = PersonId.From(new(RandomNumberGenerator.Fill));

    [Fact]
    public void Nobody_joins_who_was_not_invited() => AMember().Join().Succeeded.ShouldBeFalse();

    [Fact]
    public void An_invitation_is_taken_once()
    {
        var member = AMember(Invited(), new MemberJoined());
        member.Join().Problem!.Code.ShouldBe("member.already-joined");
    }

    [Fact]
    public void Who_was_invited_and_has_not_joined_has_no_token() =>
        AMember(Invited())
            .MintToken("t", "a script", [TokenScope.CasesRead], DateTimeOffset.UnixEpoch)
            .Succeeded.ShouldBeFalse();

    [Fact]
    public void A_person_is_known_by_a_pseudonym_that_reads_back() => PersonId.Parse(id.Text).Value.ShouldBe(id);

    private static MemberInvited Invited() => new([Duty.Triager]) { Text = new("Ann") };

    private Member AMember(params Entry[] entries)
    {
        var stream = Member.Stream(id);
        return Folding.Fold<Member>(
            stream,
            entries.Select((e, i) => new Recorded(stream, i + 1, DateTimeOffset.UnixEpoch, Actor.Tocsin, e, false))
        );
    }
}
