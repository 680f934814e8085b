using Tocsin.Governance.Reading;

namespace Tocsin.Governance.Tests;

public sealed class ReadingRulesTests
{
    [Theory]
    [InlineData(new int[0], 30)]
    [InlineData(new[] { 1, 1, 1 }, 10)]
    [InlineData(new[] { 2, 2, 9 }, 20)]
    [InlineData(new[] { 8, 8, 8, 25 }, 30)]
    public void What_is_unusual_for_somebody_is_told_from_their_own_hours_and_never_fewer_than_ten(
        int[] hours,
        int limit
    ) => new ReadingRules().LimitFor(hours).ShouldBe(limit);

    [Fact]
    public void Limits_that_would_always_or_never_alarm_are_refused() =>
        new ReadingRules { CasesInAnHour = 0, TimesTheUsual = 1_000 }
            .Check()
            .Select(f => f.Path)
            .ShouldBe(["casesInAnHour", "timesTheUsual"]);
}
