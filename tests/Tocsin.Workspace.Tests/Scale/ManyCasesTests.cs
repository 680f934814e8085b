using Tocsin.Governance.People;

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
}
