using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.States;
using Tocsin.Ledger;

namespace Tocsin.Cases.Tests.Channels;

public sealed class ChannelTests
{
    private static readonly Viewer.Reporter reporter = new(ACase.Number);
    private static readonly Viewer.OfVendor first = new(ACase.Number, 1);
    private static readonly Viewer.OfVendor second = new(ACase.Number, 2);
    private static readonly Viewer.OfVendor untold = new(ACase.Number, 3);

    [Fact]
    public void Each_participant_sees_its_own_channel_and_what_is_for_everyone()
    {
        var made = WithVendors();

        Bodies(made, made.Ann).ShouldBe(["We take it on.", "team", "reporter", "vendor 1", "vendor 2", "everyone"]);
        Bodies(made, reporter).ShouldBe(["We take it on.", "reporter", "everyone"]);
        Bodies(made, first).ShouldBe(["vendor 1", "everyone"]);
        Bodies(made, second).ShouldBe(["vendor 2", "everyone"]);
        Bodies(made, untold).ShouldBeEmpty("who was not told reads nothing, not even what is for everyone");
        Bodies(made, new Viewer.OfVendor(ACase.Number, 9)).ShouldBeEmpty();
        Bodies(made, new Viewer.Clock()).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_outside_learns_that_another_channel_is_there()
    {
        var made = WithVendors();

        made.Case.AudiencesOf(reporter).ShouldBe([Audience.WithReporter, Audience.Everyone]);
        made.Case.AudiencesOf(first).ShouldBe([Audience.WithVendor(1), Audience.Everyone]);
        made.Case.AudiencesOf(untold).ShouldBeEmpty();
        made.Case.MessagesFor(first, Audience.WithVendor(2)).ShouldBeEmpty();
        made.Case.MessagesFor(reporter, Audience.Team).ShouldBeEmpty();
        made.Case.MessagesFor(new Viewer.Reporter(CaseNumberOfAnother), Audience.WithReporter).ShouldBeEmpty();
    }

    [Fact]
    public void A_vendor_that_was_not_told_or_is_not_there_is_not_written_to()
    {
        var made = WithVendors();

        made.Case.Write(made.Ann, Audience.WithVendor(3), ACase.Say("Hello.")).ShouldBeRefused("vendor.not-told");
        made.Case.Write(made.Ann, Audience.WithVendor(9), ACase.Say("Hello.")).ShouldBeRefused("vendor.none");
        made.Case.WriteAsVendor(untold, ACase.Say("Hello.")).ShouldBeRefused("vendor.not-told");
    }

    [Fact]
    public void Whoever_is_only_let_in_writes_to_the_team_alone()
    {
        var made = WithVendors();
        var expert = made.Ann with { Duties = [] };

        made.Case.Write(expert, Audience.Team, ACase.Say("Look at line 3.")).ShouldBeAllowed();
        foreach (var outside in new[] { Audience.WithReporter, Audience.WithVendor(1), Audience.Everyone })
            made.Case.Write(expert, outside, ACase.Say("Hello.")).ShouldBeRefused("case.not-a-triager");
    }

    [Fact]
    public void Everybody_who_is_written_to_is_told_and_nobody_else()
    {
        var made = WithVendors();
        var number = ACase.Number;

        Told(made.Case.Write(made.Ben, Audience.Everyone, ACase.Say("All.")))
            .ShouldBe([
                Notices.ToReporter(number).Key,
                Notices.ToVendor(1, number).Key,
                Notices.ToVendor(2, number).Key,
                Notices.ToMember(made.Ann.Person, number).Key,
            ]);
        Told(made.Case.Write(made.Ben, Audience.WithVendor(2), ACase.Say("You.")))
            .ShouldBe([Notices.ToVendor(2, number).Key]);
        Told(made.Case.WriteAsVendor(first, ACase.Say("We are.")))
            .ShouldBe([Notices.ToMember(made.Ann.Person, number).Key]);
        Told(made.Case.WriteAsVendor(first, ACase.Say("We are."), toEveryone: true))
            .ShouldBe([
                Notices.ToReporter(number).Key,
                Notices.ToVendor(2, number).Key,
                Notices.ToMember(made.Ann.Person, number).Key,
            ]);
        made.Case.WriteBack(ACase.Say("I."), ACase.Programme, made.Now, toEveryone: true)
            .Dues.Select(due => due.Key)
            .ShouldBe([
                Notices.ToVendor(1, number).Key,
                Notices.ToVendor(2, number).Key,
                Notices.ToMember(made.Ann.Person, number).Key,
            ]);
    }

    [Fact]
    public void What_a_vendor_says_to_everyone_answers_no_reporter()
    {
        var made = WithVendors();
        made.Take(Actor.Reporter, made.Case.WriteBack(ACase.Say("When?"), ACase.Programme, made.Now));
        var owed = made.Case.AnswerBy.ShouldNotBeNull();

        made.Take(first.Actor, made.Case.WriteAsVendor(first, ACase.Say("Soon."), toEveryone: true).Value);
        made.Case.AnswerBy.ShouldBe(owed);
        made.Take(made.Ann, made.Case.Write(made.Ann, Audience.WithVendor(1), ACase.Say("When?")));
        made.Case.AnswerBy.ShouldBe(owed);

        made.Take(made.Ann, made.Case.Write(made.Ann, Audience.Everyone, ACase.Say("On Monday.")));
        made.Case.AnswerBy.ShouldBeNull("the reporter reads it too");
    }

    [Fact]
    public void What_was_written_before_there_were_vendors_and_everyone_keeps_its_readers()
    {
        var kinds = new EntryKinds().Add<Before>("case.message-written");
        var stream = ACase.Number.Stream;
        using var key = StreamKey.Create("tocsin", stream);
        var sealedThen = new StreamSealer(kinds).Seal(
            key,
            Head.Start,
            [
                new Before(Two.Team) { Text = ACase.Say("Among us.") },
                new Before(Two.WithReporter, new(2026, 3, 4, 0, 0, 0, TimeSpan.Zero)) { Text = ACase.Say("To you.") },
            ],
            Actor.Reporter,
            new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)
        );

        var read = new StreamSealer(CaseEntries.Kinds).Open(key, sealedThen.Entries, sealedThen.Keys, sealedThen.Head);
        var found = Folding.Fold<Case>(stream, read);

        found.MessagesFor(new Viewer.Reporter(ACase.Number)).Select(m => m.Text!.Body).ShouldBe(["To you."]);
        found.MessagesFor(ACase.Triager()).Select(m => m.Audience).ShouldBe([Audience.Team, Audience.WithReporter]);
    }

    [Theory]
    [InlineData("team", Channel.Team, null)]
    [InlineData("with-reporter", Channel.WithReporter, null)]
    [InlineData("vendor-12", Channel.WithVendor, 12)]
    [InlineData("everyone", Channel.Everyone, null)]
    public void An_audience_is_named_in_a_word(string word, Channel channel, int? vendor)
    {
        Audience.Parse(word).ShouldBe(new Audience(channel, vendor));
        new Audience(channel, vendor).Text.ShouldBe(word);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("vendor-")]
    [InlineData("vendor-0")]
    [InlineData("vendor--1")]
    [InlineData("vendor-99999999999")]
    [InlineData("Everyone")]
    public void What_names_no_audience_is_none(string? word) => Audience.Parse(word).ShouldBeNull();

    [Fact]
    public void An_audience_is_within_another_where_nobody_new_reads()
    {
        Audience[] all =
        [
            Audience.Team,
            Audience.WithReporter,
            Audience.WithVendor(1),
            Audience.WithVendor(2),
            Audience.Everyone,
        ];
        foreach (var one in all)
        {
            foreach (var other in all)
                one.IsWithin(other).ShouldBe(Readers(one).IsSubsetOf(Readers(other)), $"{one} in {other}");
        }
    }

    private static HashSet<string> Readers(Audience audience) =>
        [
            "team",
            .. audience.ReachesReporter ? ["reporter"] : Array.Empty<string>(),
            .. Enumerable.Range(1, 2).Where(audience.ReachesVendor).Select(n => $"vendor {n}"),
        ];

    private static Identifiers.CaseNumber CaseNumberOfAnother { get; } =
        Identifiers.CaseNumber.Parse("TC-0000-0001").Value;

    internal static ACase WithVendors()
    {
        var made = ACase.Accepted();
        foreach (var name in new[] { "sluice", "weir", "lock" })
            made.Take(made.Ann, made.Case.AddVendor(made.Ann, new(name, null)));
        foreach (var told in new[] { 1, 2 })
            made.Take(made.Ann, made.Case.MoveVendor(made.Ann, told, CaseEvent.VendorAware));
        made.Take(made.Ann, made.Case.Write(made.Ann, Audience.Team, ACase.Say("team")));
        made.Take(made.Ann, made.Case.Write(made.Ann, Audience.WithReporter, ACase.Say("reporter")));
        made.Take(first.Actor, made.Case.WriteAsVendor(first, ACase.Say("vendor 1")).Value);
        made.Take(made.Ann, made.Case.Write(made.Ann, Audience.WithVendor(2), ACase.Say("vendor 2")));
        made.Take(made.Ann, made.Case.Write(made.Ann, Audience.Everyone, ACase.Say("everyone")));
        return made;
    }

    private static IEnumerable<string> Bodies(ACase made, Viewer viewer) =>
        made.Case.MessagesFor(viewer).Select(message => message.Text!.Body);

    private static IEnumerable<string> Told(Standards.Problems.Result<Decision> decision) =>
        decision.Value.Dues.Select(due => due.Key);

    private enum Two
    {
        Team,
        WithReporter,
    }

    // the entry as it was before a channel could be with a vendor
    private sealed record Before(Two Channel, DateTimeOffset? AnswerBy = null) : Entry<MessageText>;
}
