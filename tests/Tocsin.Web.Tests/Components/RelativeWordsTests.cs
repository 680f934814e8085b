using Tocsin.Web.Components;

namespace Tocsin.Web.Tests.Components;

public sealed class RelativeWordsTests
{
    [Theory]
    [InlineData(30, "now")]
    [InlineData(-59, "now")]
    [InlineData(60, "in 1 minute")]
    [InlineData(-7199, "119 minutes ago")]
    [InlineData(7200, "in 2 hours")]
    [InlineData(86400 * 2, "in 2 days")]
    [InlineData(-86400 * 59, "59 days ago")]
    [InlineData(86400 * 61, "in 2 months")]
    [InlineData(-86400 * 800, "2 years ago")]
    public void How_far_away_an_instant_is_said_as_people_say_it(int seconds, string words)
    {
        var now = new DateTimeOffset(2026, 11, 22, 14, 5, 0, TimeSpan.Zero);
        RelativeWords.Of(now.AddSeconds(seconds), now).ShouldBe(words);
    }
}
