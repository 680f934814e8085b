using Tocsin.Governance.Charters;
using Tocsin.Governance.People;
using Tocsin.Governance.Teams;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Tests.Charters;

public sealed class CharterHistoryTests
{
    private static readonly ReasonText Why = new("The board has decided it.");

    private readonly AProgramme it = new();

    public CharterHistoryTests()
    {
        it.State<CharterHistory>(CharterHistory.Stream);
        Take(Settled("First"));
    }

    private CharterHistory History => it.State<CharterHistory>(CharterHistory.Stream);

    [Fact]
    public void What_the_server_is_set_to_counts_until_a_person_has_said_otherwise()
    {
        (History.Version, History.Charter.Programme.Name, History.IsSetUp).ShouldBe((1, "First", false));
        Settled("First").ShouldBeNothing();
        Take(Settled("Other"));
        (History.Version, History.Charter.Programme.Name, History.IsSetUp).ShouldBe((2, "Other", false));

        Take(Change(Named("Ours")));

        Settled("Another").ShouldBeNothing();
        History.Charter.Programme.Name.ShouldBe("Ours");
    }

    [Fact]
    public void Nor_do_settings_change_the_prefix_once_there_are_IDs() =>
        Paths(
                History.Settle(
                    new() { Name = "First", AdvisoryPrefix = "OTHER" },
                    CharterUse.None with
                    {
                        HasIds = true,
                    },
                    it.Now
                )
            )
            .ShouldBe(["advisoryPrefix"]);

    [Fact]
    public void A_change_is_a_version_with_its_reason_and_is_told_to_strangers()
    {
        Take(Change(Named("Second")));

        History.Charter.Programme.Name.ShouldBe("Second");
        History.Versions.Select(v => (v.Number, v.Why)).ShouldBe([(1, null), (2, Why.Reason)]);
        History.IsSetUp.ShouldBeTrue();
        it.Dues.Select(d => d.Key).ShouldBe([CharterHistory.DueKey, CharterHistory.DueKey]);
        it.Refolded<CharterHistory>(CharterHistory.Stream).Document.ShouldBe(History.Document);
    }

    [Fact]
    public void The_same_again_writes_nothing() => Change(History.Charter).ShouldBeNothing();

    [Fact]
    public void Who_saw_an_older_version_is_told_so()
    {
        Take(Change(Named("Second")));
        History.Change(1, Named("Third"), Why, CharterUse.None, it.Now).ShouldBeRefused("programme.moved-on");
    }

    [Fact]
    public void It_can_be_left_as_it_is()
    {
        Take(Result.Of(History.Keep()));
        History.IsSetUp.ShouldBeTrue();
        History.Version.ShouldBe(1);
        History.Keep().IsNothing.ShouldBeTrue();
    }

    [Fact]
    public void The_prefix_stays_once_there_are_IDs()
    {
        var other = History.Charter with { Programme = History.Charter.Programme with { AdvisoryPrefix = "OTHER" } };

        Change(other).ShouldBeAllowed();
        Paths(Change(other, CharterUse.None with { HasIds = true })).ShouldBe(["advisoryPrefix"]);
    }

    [Fact]
    public void A_team_stays_while_people_are_in_it()
    {
        var without = History.Charter with
        {
            Teams = [.. History.Charter.Teams.Where(t => t.Id != DefaultTeams.Policy)],
        };

        Change(without).ShouldBeAllowed();
        var refused = Change(without, CharterUse.None with { Peopled = [DefaultTeams.Policy, DefaultTeams.Steering] });
        Paths(refused).ShouldBe(["teams"]);
        refused.Problem!.Faults[0].Message.ShouldContain("'policy'");
    }

    [Fact]
    public void Teams_with_which_nobody_could_publish_any_more_are_refused()
    {
        CharterUse use = CharterUse.None with
        {
            Have = (charter, _, duty) => charter.Teams.Count(t => t.Duties.Contains(duty)),
        };
        var without = History.Charter with
        {
            Teams = [.. History.Charter.Teams.Select(t => t with { Duties = [Duty.Steering], Includes = [] })],
        };

        Change(without, use).Problem!.Faults.Count.ShouldBe(2);
        Change(without, use with { Have = (_, _, _) => 0 }).ShouldBeAllowed();
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_change_is_said_at_once()
    {
        var wrong = new Charter
        {
            Programme = new()
            {
                Name = " ",
                EmbargoDays = 0,
                TimeZone = "Nowhere",
            },
            Teams = [],
            RollCall = new() { EveryMonths = 0 },
        };

        Paths(Change(wrong))
            .ShouldBe(["name", "promises.embargoDays", "calendar.timeZone", "teams", "rollCall.everyMonths"]);
    }

    private Result<Decision> Change(Charter next, CharterUse? use = null) =>
        History.Change(History.Version, next, Why, use ?? CharterUse.None, it.Now);

    private Result<Decision> Settled(string name) => History.Settle(new() { Name = name }, CharterUse.None, it.Now);

    private void Take(Result<Decision> decision) => it.Take(CharterHistory.Stream, decision.Value, Actor.Tocsin);

    private Charter Named(string name) =>
        History.Charter with
        {
            Programme = History.Charter.Programme with { Name = name },
        };

    private static IEnumerable<string> Paths(Result<Decision> refused) => refused.Problem!.Faults.Select(f => f.Path);
}
