using Tocsin.Cases.CveIds;
using Tocsin.Standards.Identifiers;
using Tocsin.Tests.CveServices;
using Tocsin.Workspace.CveIds;
using Tocsin.Workspace.Outside.CveServices;

namespace Tocsin.Workspace.Tests.CveIds;

/// <summary>Whatever happens on the way: what the service has for us the ledger has, and nothing else.</summary>
public sealed class ReservationTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_reserved_is_in_the_ledger(Provider provider)
    {
        await using var ledger = await ALedger.Open(provider);

        (await ledger.Reserve(3)).Value.Unassigned.Count().ShouldBe(3);
        (await ledger.Reserve(2, sequential: false)).Value.Unassigned.Count().ShouldBe(5);
        (await ledger.Reserve(11, sequential: false)).Problem!.Code.ShouldBe("cve.amount");

        await Agree(ledger);
        ledger.Service.Asked.ShouldContain(line =>
            line.StartsWith(
                "POST /api/cve-id?amount=3&cve_year=2026&short_name=example&batch_type=sequential",
                StringComparison.Ordinal
            )
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(26)]
    [InlineData(-26)]
    public async Task A_lost_answer_is_looked_for_and_nothing_is_asked_for_twice(int hoursAhead)
    {
        await using var ledger = await ALedger.Open();
        ledger.Skew = TimeSpan.FromHours(hoursAhead);
        await ledger.Reserve(2);
        ledger.Service.ReserveByHand(2026, FakeCveServices.User);
        ledger.Service.Next(Mishap.LostAfter, request => request.Method == "POST");

        (await ledger.Reserve(3)).Problem.ShouldBe(CveServicesProblems.NoAnswer);
        ledger.Service.ReserveByHand(2026, "somebody else");
        var found = await ledger.Reserve(3);

        // by hand before, by the same account: known to be somebody else's; by another account: never ours
        found.Value.Unassigned.Count().ShouldBe(5);
        ledger.Service.States.Count.ShouldBe(7);
        ledger.Service.Asked.Count(line => line.StartsWith("POST", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task What_did_not_happen_is_asked_for_again_only_once_it_would_have_shown()
    {
        await using var ledger = await ALedger.Open();
        ledger.Service.Next(Mishap.LostBefore, request => request.Method == "POST");
        (await ledger.Reserve(3)).Problem.ShouldBe(CveServicesProblems.NoAnswer);

        (await ledger.Reserve(3)).Problem.ShouldBe(CveProblems.ReservationOpen);
        ledger.Service.States.ShouldBeEmpty();
        ledger.Clock.Advance(ReserveCveIds.Settles);
        (await ledger.Reserve(3)).Value.Unassigned.Count().ShouldBe(3);

        await Agree(ledger);
    }

    [Fact]
    public async Task What_comes_through_long_after_is_found_by_the_next_look()
    {
        await using var ledger = await ALedger.Open();
        ledger.Service.Next(Mishap.Late, request => request.Method == "POST");
        (await ledger.Reserve(3)).Problem.ShouldBe(CveServicesProblems.NoAnswer);
        ledger.Clock.Advance(ReserveCveIds.Settles);
        ledger.Service.Next(Mishap.LostBefore, request => request.Method == "POST");
        (await ledger.Reserve(3)).Problem.ShouldBe(CveServicesProblems.NoAnswer);

        ledger.Service.Arrive();

        (await ledger.Reserve(3)).Value.Unassigned.Count().ShouldBe(3);
        await Agree(ledger);
    }

    [Fact]
    public async Task A_500_is_no_answer_either()
    {
        await using var ledger = await ALedger.Open();
        ledger.Service.Next(Mishap.Broken, request => request.Method == "POST");
        var problem = (await ledger.Reserve(1)).Problem!;
        CveServicesProblems.EffectUnknown(problem).ShouldBeTrue();
        (await ledger.Load()).Reservation.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(Mishap.TooMany)]
    [InlineData(Mishap.Locked)]
    public async Task Whoever_is_told_to_wait_waits_and_is_served_once(Mishap fault)
    {
        await using var ledger = await ALedger.Open();
        ledger.Service.Next(fault, request => request.Method == "POST");
        ledger.Service.Next(fault, request => request.Method == "POST");

        (await ledger.Reserve(2)).Value.Unassigned.Count().ShouldBe(2);

        await Agree(ledger);
        for (var i = 0; i < 4; i++)
            ledger.Service.Next(fault, request => request.Method == "POST");
        CveServicesProblems.DidNothing((await ledger.Reserve(2)).Problem!).ShouldBeTrue();
        (await ledger.Load()).Reservation.ShouldBeNull();
    }

    [Fact]
    public async Task A_quota_that_ends_gives_what_is_left_and_then_says_so()
    {
        await using var ledger = await ALedger.Open();
        ledger.Service.Quota = 2;

        (await ledger.Reserve(5)).Value.Unassigned.Count().ShouldBe(2);
        (await ledger.Reserve(5)).Problem!.Code.ShouldBe("cve-services.quota");

        (await ledger.Load()).Refused.ShouldBe("cve-services.quota");
        await Agree(ledger);
    }

    [Fact]
    public async Task Without_an_account_nothing_is_asked_and_practice_asks_nobody()
    {
        await using var ledger = await ALedger.Open();
        await ledger.Pool.SetAccount(null, Ledger.Actor.Tocsin, default);
        (await ledger.Reserve(1)).Problem.ShouldBe(CveServicesProblems.NoAccount);

        await ledger.Pool.SetAccount(new(null, "practice", "practice", ""), Ledger.Actor.Tocsin, default);
        (await ledger.Reserve(2)).Value.Unassigned.ShouldBe([
            CveId.Known("CVE-1900-0001"),
            CveId.Known("CVE-1900-0002"),
        ]);

        ledger.Service.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_is_read_to_its_last_page()
    {
        await using var ledger = await ALedger.Open();
        for (var i = 0; i < 1_201; i++)
            ledger.Service.ReserveByHand(2026, "somebody else");

        var all = await ledger.Client.List(ledger.Access, new(2026), default);

        all.Value.Count.ShouldBe(1_201);
        ledger.Service.Asked.Count.ShouldBe(3);
        (await ledger.Client.List(ledger.Access, new(2025), default)).Value.ShouldBeEmpty();
        (await ledger.Client.Users(ledger.Access, default)).Value.Select(u => u.Active).ShouldBe([true, false]);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_without_a_word_of_it()
    {
        await using var ledger = await ALedger.Open();
        var wrong = ledger.Access with { Key = "wrong-key" };

        var refused = (await ledger.Client.Quota(wrong, default)).Problem!;

        refused.Code.ShouldBe("cve-services.unauthorized");
        (refused.ToString() + wrong).ShouldNotContain("wrong-key");
    }

    [Fact]
    public async Task Nothing_is_sent_unprotected_and_nobody_is_followed_elsewhere()
    {
        await using var ledger = await ALedger.Open();
        var open = ledger.Access with { Service = new("http://cve.example.org/api") };
        (await ledger.Client.Quota(open, default)).Problem.ShouldBe(CveServicesProblems.Unsafe);

        ledger.Service.Next(Mishap.Redirected);
        (await ledger.Client.Quota(ledger.Access, default)).Problem!.Code.ShouldBe("cve-services.redirect");
    }

    private static async Task Agree(ALedger ledger) =>
        (await ledger.Load()).All.Keys.Select(id => id.Text).ShouldBe(ledger.Service.States.Keys, ignoreOrder: true);
}
