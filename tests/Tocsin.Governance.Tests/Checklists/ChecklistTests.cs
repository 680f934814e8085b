using Tocsin.Governance.Checklists;
using Tocsin.Governance.People;

namespace Tocsin.Governance.Tests.Checklists;

public sealed class ChecklistTests
{
    private readonly AProgramme it = new();
    private readonly ChecklistRules rules = new()
    {
        Joining = [new("account", "They have signed in"), new("keys", "Their key is exchanged")],
        Leaving = [new("thanks", "They were thanked")],
    };

    [Fact]
    public void Who_ticked_what_and_when_is_kept()
    {
        var ann = it.Person(Duty.Triager);
        it.Take(ann, ann.Tick(ChecklistKind.Joining, Set(["keys"]), rules));

        var list = ann.ChecklistOf(ChecklistKind.Joining, rules);
        list.TickOf("keys").ShouldBe(new ChecklistTick("keys", ann.Id.Actor, it.Now));
        list.IsTicked("account").ShouldBeFalse();
        list.IsDone.ShouldBeFalse();
        it.Take(ann, ann.Tick(ChecklistKind.Joining, Set(["keys", "account"]), rules));
        ann.ChecklistOf(ChecklistKind.Joining, rules).IsDone.ShouldBeTrue();
    }

    [Fact]
    public void A_tick_by_mistake_is_taken_back_and_the_same_again_writes_nothing()
    {
        var ann = it.Person(Duty.Triager);
        it.Take(ann, ann.Tick(ChecklistKind.Joining, Set(["keys"]), rules));
        ann.Tick(ChecklistKind.Joining, Set(["keys"]), rules).ShouldBeNothing();

        it.Take(ann, ann.Tick(ChecklistKind.Joining, Set([]), rules));

        ann.ChecklistOf(ChecklistKind.Joining, rules).Ticks.ShouldBeEmpty();
    }

    [Fact]
    public void A_list_that_was_begun_stays_as_the_programme_had_it_then()
    {
        var ann = it.Person(Duty.Triager);
        it.Take(ann, ann.Tick(ChecklistKind.Joining, Set(["keys"]), rules));
        var later = rules with { Joining = [new("other", "Something else")] };

        ann.ChecklistOf(ChecklistKind.Joining, later).Items.ShouldBe(rules.Joining);
        Refused(ann.Tick(ChecklistKind.Joining, Set(["other"]), later)).ShouldBe(["items"]);
    }

    [Fact]
    public void Only_the_list_in_hand_can_be_ticked()
    {
        var ann = it.Person(Duty.Triager);
        ann.Tick(ChecklistKind.Leaving, Set(["thanks"]), rules).ShouldBeRefused("not-found");

        it.Take(ann, ann.ChangeDuties([]));

        ann.ChecklistInHand.ShouldBe(ChecklistKind.Leaving);
        ann.Tick(ChecklistKind.Joining, Set(["keys"]), rules).ShouldBeRefused("not-found");
        ann.Tick(ChecklistKind.Leaving, Set(["thanks"]), rules).ShouldBeAllowed();
    }

    [Fact]
    public void Who_comes_again_has_a_new_list()
    {
        var ann = it.Person(Duty.Triager);
        it.Take(ann, ann.Tick(ChecklistKind.Joining, Set(["keys"]), rules));
        it.Take(ann, ann.ChangeDuties([]));
        it.Take(ann, ann.Tick(ChecklistKind.Leaving, Set(["thanks"]), rules));
        it.Take(ann, ann.ChangeDuties([Duty.Operator]));

        ann.ChecklistOf(ChecklistKind.Joining, rules).Ticks.ShouldBeEmpty();
        it.Take(ann, ann.ChangeDuties([]));
        ann.ChecklistOf(ChecklistKind.Leaving, rules).Ticks.ShouldBeEmpty();
    }

    [Fact]
    public void Everything_that_is_wrong_with_the_lists_is_said_at_once() =>
        new ChecklistRules { Joining = [new("A B", ""), new("a", "x"), new("a", "y\nz")], Leaving = [] }
            .Check()
            .Select(f => f.Path)
            .ShouldBe(["joining[0].id", "joining[0].text", "joining[2].id", "joining[2].text"]);

    private static IEnumerable<string> Refused(Tocsin.Standards.Problems.Result<Tocsin.Ledger.Decision> result) =>
        result.Problem!.Faults.Select(f => f.Path);

    private static HashSet<string> Set(string[] items) => new(items, StringComparer.Ordinal);
}
