using Tocsin.Cases.Counting;
using Tocsin.Governance.People;
using Tocsin.Standards.CveRules;

namespace Tocsin.Cases.Tests;

public sealed class CountingTests
{
    private static readonly ReasonText why = new("Two places, two patches.");

    [Theory]
    // CNA Operational Rules 4.2.0, by number
    [InlineData("what=bugs interdependent=yes", CountingVerdict.Merge, "4.2.15")]
    [InlineData("what=bugs interdependent=no fixable=yes", CountingVerdict.Split, "4.2.11")]
    [InlineData("what=bugs interdependent=no fixable=no", CountingVerdict.Merge, "4.1.9")]
    [InlineData("what=bugs interdependent=unsure fixable=unsure", CountingVerdict.Merge, "4.2.12")]
    [InlineData("what=products shared=yes", CountingVerdict.Merge, "4.2.13")]
    [InlineData("what=products shared=no", CountingVerdict.Split, "4.2.13")]
    [InlineData("what=products shared=unsure", CountingVerdict.Split, "4.2.13")]
    [InlineData("what=specification secure-way=yes", CountingVerdict.Split, "4.2.14")]
    [InlineData("what=specification secure-way=no", CountingVerdict.Merge, "4.2.14")]
    [InlineData("what=specification secure-way=unsure", CountingVerdict.Split, "4.2.14")]
    [InlineData("what=dependency", CountingVerdict.None, "4.1.11")]
    [InlineData("what=end-of-life", CountingVerdict.Merge, "4.2.17.8")]
    [InlineData("what=leftover leftover-fixable=yes", CountingVerdict.Judge, "4.2.8")]
    [InlineData("what=leftover leftover-fixable=no", CountingVerdict.Merge, "4.2.8")]
    public void The_answers_decide_as_the_rules_do(string answers, CountingVerdict verdict, string rule)
    {
        var walk = Walk(answers);

        walk.Next.ShouldBeNull();
        walk.Outcome!.Verdict.ShouldBe(verdict);
        walk.Outcome.Rules.ShouldContain(rule);
        CountingWalk.Again(walk.Answers)!.Outcome.ShouldBe(walk.Outcome);
    }

    [Fact]
    public void Every_way_through_the_questions_ends_in_an_answer_and_every_question_is_on_one()
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var ends = Ends([]).ToList();

        ends.Count.ShouldBeGreaterThan(12);
        ends.ShouldAllBe(walk => walk.Outcome!.Sentence.Length > 0 && walk.Outcome.Rules.Count > 0);
        asked.ShouldBe(CountingWalk.Questions.Select(q => q.Key), ignoreOrder: true);

        IEnumerable<CountingWalk> Ends(IReadOnlyList<CountingAnswer> answers)
        {
            var walk = CountingWalk.Follow(key => answers.FirstOrDefault(a => a.Question == key)?.Choice).Value;
            if (walk.Next is not { } question)
                return [walk];
            asked.Add(question.Key);
            return question.Choices.SelectMany(choice => Ends([.. answers, new(question.Key, choice.Key)]));
        }
    }

    [Fact]
    public void A_case_keeps_what_was_counted_with_the_reasons_and_the_edition_and_the_last_count_counts()
    {
        var made = ACase.Accepted();

        made.Take(
            made.Ann,
            made.Case.Count(made.Ann, Walk("what=bugs interdependent=no fixable=yes").Answers, null, why)
        );
        made.Take(made.Ben, made.Case.Count(made.Ben, Walk("what=dependency").Answers, null, new("It is theirs.")));

        made.Case.Counted!.Verdict.ShouldBe(CountingVerdict.None);
        made.Case.Counted.Edition.ShouldBe(CveRuleTable.Edition);
        made.Case.Counted.Text!.Reason.ShouldBe("It is theirs.");
        made.Case.History.Select(h => h.Entry).OfType<CveCounted>().Count().ShouldBe(2);
    }

    [Fact]
    public void What_is_not_answered_to_the_end_is_not_kept()
    {
        var made = ACase.Accepted();
        var before = made.Case.History.Count;

        made.Case.Count(made.Ann, [], null, why).Problem!.Faults.Single().Path.ShouldBe("what");
        made.Case.Count(made.Ann, Walk("what=bugs").Answers, null, why)
            .Problem!.Faults.Single()
            .Path.ShouldBe("interdependent");
        made.Case.Count(made.Ann, [new("what", "everything")], null, why)
            .Problem!.Faults.Single()
            .Path.ShouldBe("what");
        made.Case.Count(made.Ann, Walk("what=dependency").Answers, CountingVerdict.Split, why)
            .Problem!.Faults.Single()
            .Path.ShouldBe("decided");
        made.Case.History.Count.ShouldBe(before);
    }

    [Fact]
    public void Where_the_rules_leave_it_open_people_decide_and_say_so()
    {
        var made = ACase.Accepted();
        var open = Walk("what=leftover leftover-fixable=yes").Answers;

        made.Case.Count(made.Ann, open, null, why).Problem!.Faults.Single().Path.ShouldBe("decided");
        made.Case.Count(made.Ann, open, CountingVerdict.None, why).Problem!.Faults.Single().Path.ShouldBe("decided");
        made.Take(made.Ann, made.Case.Count(made.Ann, open, CountingVerdict.Split, why));

        made.Case.Counted!.Verdict.ShouldBe(CountingVerdict.Split);
    }

    [Fact]
    public void Only_of_a_case_that_was_accepted_anything_is_counted()
    {
        var made = new ACase();

        made.Case.Count(made.Ann, Walk("what=dependency").Answers, null, why).ShouldBeRefused("case.not-accepted");
    }

    private static CountingWalk Walk(string answers)
    {
        var given = answers
            .Split(' ')
            .Select(one => one.Split('='))
            .ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        return CountingWalk.Follow(given.GetValueOrDefault).Value;
    }
}
