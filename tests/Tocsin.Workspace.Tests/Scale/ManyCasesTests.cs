using Tocsin.Governance.People;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Tests.Scale;

public sealed class ManyCasesTests
{
    [Fact]
    public async Task The_queue_has_every_case_and_a_case_all_of_its_conversation()
    {
        await using var tocsin = await TestWorkspace.Start();
        var triager = await tocsin.Given([Duty.Triager]);

        var numbers = await ManyCases.In(tocsin, triager, cases: 3, entries: 40);

        using var ann = await tocsin.SignIn(triager);
        (await ann.Get("/api/cases")).ShouldSucceed().Json.GetProperty("cases").GetArrayLength().ShouldBe(3);
        var one = (await ann.Get($"/api/cases/{numbers[0]}")).ShouldSucceed().Json;
        one.GetProperty("history").GetArrayLength().ShouldBe(40);
    }

    [Fact]
    public async Task The_queue_is_shown_a_hundred_lines_at_a_time_and_no_line_twice()
    {
        await using var tocsin = await TestWorkspace.Start();
        var triager = await tocsin.Given([Duty.Triager]);
        var numbers = await ManyCases.In(tocsin, triager, cases: ShownQueue.PageSize + 3, entries: 2);
        using var ann = await tocsin.SignIn(triager);

        var first = (await ann.Page("/")).Body;
        var second = (await ann.Page("/?page=2")).Body;

        first.ShouldContain("Page 1 of 2");
        var shown = numbers.ToLookup(n => first.Contains(n.Text), n => second.Contains(n.Text));
        shown[true].ShouldAllBe(on => !on);
        shown[true].Count().ShouldBe(ShownQueue.PageSize);
        shown[false].ShouldAllBe(on => on);
        (await ann.Page("/?page=77")).Body.ShouldContain("Page 2 of 2");
        (await ann.Page("/?page=no")).Body.ShouldContain("Page 1 of 2");
        (await ann.Page("/?show=mine&page=2")).Body.ShouldContain("/?show=mine&amp;page=1");
    }
}
