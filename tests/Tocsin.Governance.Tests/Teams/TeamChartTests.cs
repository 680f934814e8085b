using Tocsin.Governance.People;
using Tocsin.Governance.Teams;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Tests.Teams;

public sealed class TeamChartTests
{
    [Fact]
    public void Steering_is_part_of_core_response_by_a_rule_that_can_be_read()
    {
        var parts = TeamChart.Default.PartsOf(DefaultTeams.Steering);

        parts.Select(p => p.Team.Name).ShouldBe(["Steering", "Core response"]);
        parts[1].Rules.ShouldHaveSingleItem().ToString().ShouldBe("Steering is part of Core response");
    }

    [Fact]
    public void Being_in_one_team_gives_nothing_in_another_without_a_rule()
    {
        foreach (var team in DefaultTeams.All.Where(t => t.Id != DefaultTeams.Steering))
            TeamChart.Default.PartsOf(team.Id).ShouldHaveSingleItem().Team.Id.ShouldBe(team.Id);
    }

    [Fact]
    public void The_chain_is_followed_to_its_end()
    {
        var chart = Chart(
            Named("board"),
            Named("tsc") with
            {
                AnswersTo = Id("board"),
            },
            Named("triage") with
            {
                AnswersTo = Id("tsc"),
            }
        ).Value;

        chart.ChainOf(Id("triage")).Select(t => t.Id.Text).ShouldBe(["tsc", "board"]);
        chart.ChainOf(Id("board")).ShouldBeEmpty();
        chart.ChainOf(Id("nobody")).ShouldBeEmpty();
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_chart_is_said_at_once() =>
        Faults(
                Named("a") with
                {
                    AnswersTo = Id("b"),
                    Name = " ",
                },
                Named("b") with
                {
                    AnswersTo = Id("a"),
                    Duties = [],
                },
                Named("c") with
                {
                    AnswersTo = Id("nobody"),
                    Includes = [Id("d"), Id("nowhere")],
                },
                Named("d") with
                {
                    Includes = [Id("c")],
                    EmployerCap = 0,
                    TermDays = 0,
                },
                Named("d")
            )
            .ShouldBe([
                "teams[4].id",
                "teams[0].name",
                "teams[0].answersTo",
                "teams[1].duties",
                "teams[1].answersTo",
                "teams[2].answersTo",
                "teams[2].includes[1]",
                "teams[2].includes",
                "teams[3].employerCap",
                "teams[3].termDays",
                "teams[3].includes",
            ]);

    [Fact]
    public void A_programme_has_a_team() => Faults().ShouldBe(["teams"]);

    [Fact]
    public void Who_writes_the_rules_sees_no_case_in_whatever_way_it_is_tried()
    {
        var policy = Named("policy") with { Duties = [Duty.Policy] };

        Faults(policy with { Duties = [Duty.Policy, Duty.Triager] }).ShouldBe(["teams[0].duties"]);
        Faults(policy, Named("triage") with { Includes = [Id("policy")] }).ShouldBe(["teams[1].includes"]);
        Faults(
                policy,
                Named("between") with
                {
                    Duties = [Duty.Steering],
                    Includes = [Id("policy")],
                },
                Named("triage") with
                {
                    Includes = [Id("between")],
                }
            )
            .ShouldBe(["teams[2].includes"]);
        policy.ReachOf(Duty.Policy).ShouldBe(CaseReach.None);
        (policy with { Cases = CaseReach.EveryCase }).ReachOf(Duty.Policy).ShouldBe(CaseReach.None);
    }

    [Fact]
    public void No_duty_but_those_of_triager_and_releaser_opens_any_case()
    {
        var open = Named("a") with { Cases = CaseReach.EveryCase };
        Enum.GetValues<Duty>().Where(d => open.ReachOf(d) != CaseReach.None).ShouldBe([Duty.Triager, Duty.Releaser]);
    }

    [Fact]
    public void A_releaser_never_sees_more_than_the_cases_of_their_release() =>
        (Named("releases") with { Cases = CaseReach.EveryCase }).ReachOf(Duty.Releaser).ShouldBe(CaseReach.ByCase);

    [Theory]
    [InlineData("core-response", true)]
    [InlineData("a1", true)]
    [InlineData("Core", false)]
    [InlineData("core--response", false)]
    [InlineData("-core", false)]
    [InlineData("core-", false)]
    [InlineData("1core", false)]
    [InlineData("köln", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_team_is_named_by_lower_case_words(string? text, bool fits) =>
        TeamId.Parse(text).Succeeded.ShouldBe(fits);

    private static IEnumerable<string> Faults(params Team[] teams) => Chart(teams).Problem!.Faults.Select(f => f.Path);

    private static Result<TeamChart> Chart(params Team[] teams) => TeamChart.Of(teams);

    private static Team Named(string id) =>
        new()
        {
            Id = Id(id),
            Name = id,
            Duties = [Duty.Triager],
        };

    private static TeamId Id(string text) => TeamId.Parse(text).Value;
}
