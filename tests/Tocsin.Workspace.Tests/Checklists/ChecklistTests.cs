using Tocsin.Governance.People;

namespace Tocsin.Workspace.Tests.Checklists;

public sealed class ChecklistTests
{
    private static readonly string[] Unknown = ["nothing"];

    [Fact]
    public async Task Who_has_seen_to_what_is_on_the_persons_row()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, keeper) = await tocsin.SignIn(Duty.Operator);
        var (ben, triager) = await tocsin.SignIn(Duty.Triager);
        var path = $"/people/{ben.Person}/checklist";
        (await triager.Page("/people")).Body.ShouldContain("joining: 0 of 8");

        (await keeper.Submit(path, ("kind", "joining"), ("items", "account"), ("items", "keys"))).Location.ShouldBe(
            path
        );

        var list = (await triager.Get("/api" + path)).ShouldSucceed().Json;
        list.GetProperty("items")
            .EnumerateArray()
            .Where(item => item.GetProperty("by").GetString() == ann.Name)
            .Select(item => item.GetProperty("id").GetString())
            .ShouldBe(["account", "keys"]);
        (await triager.Page("/people")).Body.ShouldContain("joining: 2 of 8");
        (await triager.Page(path)).Body.ShouldNotContain("Keep it so");
        (await triager.Submit(path, ("kind", "joining"))).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Ticks_for_another_list_or_of_no_item_are_refused()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, keeper) = await tocsin.SignIn(Duty.Operator);
        var ben = await tocsin.Given([Duty.Triager]);
        var path = $"/api/people/{ben.Person}/checklist";

        (await keeper.Put(path, new { kind = "leaving", items = Array.Empty<string>() })).ShouldBeRefused(
            404,
            "not-found"
        );
        (await keeper.Put(path, new { kind = "joining", items = Unknown })).ShouldBeRefused(422, "input.faulty");
        (await keeper.Put(path, new { kind = "joining" })).ShouldBeRefused(422, "input.faulty");
        (
            await keeper.Put("/api/people/nobody/checklist", new { kind = "joining", items = Array.Empty<string>() })
        ).ShouldBeRefused(404, "not-found");

        (await keeper.Get(path))
            .Json.GetProperty("items")
            .EnumerateArray()
            .ShouldAllBe(i => i.GetProperty("by").ValueKind == System.Text.Json.JsonValueKind.Null);
    }
}
