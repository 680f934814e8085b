using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;

namespace Tocsin.Governance.Tests.People;

public sealed class SigningTests
{
    private readonly AProgramme programme = AProgramme.Started();

    [Fact]
    public void Signing_records_which_text_and_when()
    {
        var ann = programme.Person();
        programme.Sign(ann, programme.Privacy);

        var signature = ann.Signatures.ShouldHaveSingleItem();
        signature.ShouldBe(new(AgreementKind.Privacy, 1, TextHash.Of("Keep it to yourself."), programme.Now));
    }

    [Fact]
    public void Signing_twice_is_signing_once()
    {
        var ann = programme.Person();
        programme.Sign(ann, programme.Privacy);
        programme.Signing(ann, programme.Privacy, programme.Privacy.Newest!).ShouldBeNothing();
    }

    [Fact]
    public void Nobody_signs_a_text_that_they_were_not_shown()
    {
        var ann = programme.Person();
        ann.Sign(programme.Privacy, 1, TextHash.Of("Tell everybody."), programme.Now)
            .ShouldBeRefused("agreement.another-text");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    public void Nobody_signs_a_version_that_is_not_there(int version)
    {
        var ann = programme.Person();
        ann.Sign(programme.Privacy, version, programme.Privacy.Newest!.Hash, programme.Now)
            .ShouldBeRefused("agreement.not-to-be-signed");
    }

    [Fact]
    public void A_version_that_is_over_cannot_be_signed_any_more()
    {
        var ann = programme.Person();
        var first = programme.Privacy.Newest!;
        programme.Publish(AgreementKind.Privacy, "Second.", null, 30);
        programme.Signing(ann, programme.Privacy, first).ShouldBeRefused("agreement.not-to-be-signed");
    }

    [Fact]
    public void The_newest_can_be_signed_ahead_and_counts_from_its_day()
    {
        var ann = programme.Person();
        var day = programme.Now.AddDays(5);
        programme.Publish(AgreementKind.Privacy, "Second.", day);
        programme.Sign(ann, programme.Privacy);

        ann.CountingSignature(programme.Privacy, day.AddTicks(-10)).ShouldBeNull();
        ann.CountingSignature(programme.Privacy, day)!.Version.ShouldBe(2);
    }

    [Fact]
    public void Whoever_has_not_joined_signs_nothing()
    {
        var stranger = Member.Empty(Member.Stream(PersonId.Parse($"p-{7:D26}").Value));
        programme.Signing(stranger, programme.Privacy, programme.Privacy.Newest!).ShouldBeRefused("not-found");
    }
}
