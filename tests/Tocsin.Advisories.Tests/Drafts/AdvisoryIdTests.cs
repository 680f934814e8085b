using Tocsin.Advisories.Drafts;

namespace Tocsin.Advisories.Tests.Drafts;

public sealed class AdvisoryIdTests
{
    [Theory]
    [InlineData("TCS-2026-1")]
    [InlineData("AB-1999-123456789")]
    [InlineData("ABCDEFGHIJ-2026-10")]
    public void An_ID_has_one_spelling(string text) => AdvisoryId.Parse(text).Value.ToString().ShouldBe(text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tcs-2026-1")]
    [InlineData("T-2026-1")]
    [InlineData("ABCDEFGHIJK-2026-1")]
    [InlineData("TCS-26-1")]
    [InlineData("TCS-2026-0")]
    [InlineData("TCS-2026-01")]
    [InlineData("TCS-2026-")]
    [InlineData("TCS-2026-1-2")]
    [InlineData("TCS-2026-9999999999")]
    [InlineData("TCS-2026- 1")]
    [InlineData("TCS-2026-١")]
    public void Anything_else_is_refused(string? text) =>
        AdvisoryId.Parse(text).Problem!.Code.ShouldBe("advisory-id.malformed");

    [Fact]
    public void IDs_are_in_order_of_year_and_number() =>
        new List<string> { "TCS-2026-10", "TCS-2026-9", "TCS-2025-11" }
            .Select(t => AdvisoryId.Parse(t).Value)
            .Order()
            .Select(i => i.ToString())
            .ShouldBe(["TCS-2025-11", "TCS-2026-9", "TCS-2026-10"]);

    [Fact]
    public void Parts_that_make_no_ID_are_a_bug() =>
        Should.Throw<ArgumentException>(() => AdvisoryId.Of("TCS", 2026, 0));
}
