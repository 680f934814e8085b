using static Tocsin.Ledger.Tests.ASealedStream;

namespace Tocsin.Ledger.Tests;

public sealed class EntryKindsTests
{
    [Fact]
    public void Owners_put_their_kinds_together()
    {
        var all = EntryKinds.Merge(
            new EntryKinds().Add<Rated>("a.rated"),
            new EntryKinds().Add<Remarked>("b.remarked")
        );
        all.Names.ShouldBe(["a.rated", "b.remarked", "ledger.text-redacted"]);
    }

    [Fact]
    public void A_name_stands_for_one_type_and_a_type_has_one_name()
    {
        Should.Throw<ArgumentException>(() => new EntryKinds().Add<Rated>("a.b").Add<Remarked>("a.b"));
        Should.Throw<ArgumentException>(() => new EntryKinds().Add<Rated>("a.b").Add<Rated>("a.c"));
        Should.Throw<ArgumentException>(() => EntryKinds.Merge(Kinds, Kinds));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Case.Closed")]
    [InlineData("case closed")]
    public void A_name_is_lower_case_ASCII(string name) =>
        Should.Throw<ArgumentException>(() => new EntryKinds().Add<Rated>(name));

    [Fact]
    public void Sealing_a_kind_that_nobody_added_is_a_bug()
    {
        using var key = StreamKey.Create(Programme, Id);
        var sealer = new StreamSealer(new EntryKinds());
        Should
            .Throw<InvalidOperationException>(() => sealer.Seal(key, Head.Start, Story, Actor.Tocsin, Noon))
            .Message.ShouldContain(nameof(Reported));
    }

    [Fact]
    public void A_kind_that_nobody_knows_any_more_is_named()
    {
        var s = Telling();
        var forgetful = new StreamSealer(new EntryKinds().Add<Reported>("test.reported"));
        var broken = Should.Throw<LedgerBrokenException>(() => forgetful.Open(s.Key, s.Entries, s.Keys, s.Head));
        broken.Message.ShouldContain("test.rated");
        broken.Sequence.ShouldBe(2);
    }

    [Fact]
    public void Facts_that_are_not_those_of_the_kind_are_refused_without_being_quoted()
    {
        var s = Telling();
        var mistaken = new StreamSealer(
            new EntryKinds().Add<Rated>("test.reported").Add<Reported>("test.rated").Add<Remarked>("test.remarked")
        );
        var broken = Should.Throw<LedgerBrokenException>(() => mistaken.Open(s.Key, s.Entries, s.Keys, s.Head));
        broken.ToString().ShouldNotContain("npm");
        broken.ToString().ShouldNotContain("ecosystem");
    }
}
