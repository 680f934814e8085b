using System.Text.Json.Nodes;
using Tocsin.Cases.CveIds;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Tests.CveServices;
using Tocsin.Workspace.Outside.CveServices;

namespace Tocsin.Workspace.Tests.CveIds;

public sealed class SendingTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_record_goes_out_once_and_a_correction_replaces_what_we_said_alone(Provider provider)
    {
        await using var ledger = await ALedger.Open(provider);
        var id = await ledger.Disclosed();

        (await ledger.Send(id)).Value.All[id].State.ShouldBe(CveIdState.Published);
        (await ledger.Send(id)).Value.Owed.ShouldBeEmpty();
        ledger.Service.Writes.ShouldBe(1);
        ledger.Service.Enrich(id.Text);
        await ledger.Disclose(id, 2);
        (await ledger.Load()).All[id].OwedBy.ShouldBeNull(); // a correction has no clock
        (await ledger.Send(id)).Problem.ShouldBeNull();

        ledger.Said(id).ShouldBe("revision 2");
        ledger.Service.Record(id.Text)!["containers"]!["adp"]![0]!["title"]!.GetValue<string>().ShouldContain("ADP");
        ledger.Service.States[id.Text].ShouldBe("PUBLISHED");
        ledger.Service.Writes.ShouldBe(2);
    }

    [Fact]
    public async Task Before_our_own_disclosure_nobody_is_asked_for_anything()
    {
        await using var ledger = await ALedger.Open();
        var id = await ledger.Assigned();
        var asked = ledger.Service.Asked.Count;

        (await ledger.Send(id)).Problem.ShouldBeNull();

        ledger.Service.Asked.Count.ShouldBe(asked);
        (await ledger.Load()).All[id].State.ShouldBe(CveIdState.Assigned);
    }

    [Theory]
    [InlineData(Mishap.LostAfter, "POST")]
    [InlineData(Mishap.LostBefore, "POST")]
    [InlineData(Mishap.Broken, "POST")]
    [InlineData(Mishap.TooMany, "POST")]
    [InlineData(Mishap.LostBefore, "GET")]
    [InlineData(Mishap.Broken, "GET")]
    public async Task However_the_first_attempt_ends_the_record_is_written_once(Mishap fault, string method)
    {
        await using var ledger = await ALedger.Open();
        var id = await ledger.Disclosed();
        ledger.Service.Next(
            fault,
            request => request.Method == method && request.Path.Value!.Contains("/cve/", StringComparison.Ordinal)
        );

        await ledger.Send(id);
        (await ledger.Send(id)).Value.All[id].State.ShouldBe(CveIdState.Published);

        ledger.Service.Writes.ShouldBe(1);
        ledger.Said(id).ShouldBe("revision 1");
    }

    [Fact]
    public async Task A_correction_after_a_lost_answer_is_no_change_of_somebody_else()
    {
        await using var ledger = await ALedger.Open();
        var id = await ledger.Disclosed();
        ledger.Service.Next(Mishap.LostAfter, request => request.Method == "POST");
        (await ledger.Send(id)).Problem.ShouldBe(CveServicesProblems.NoAnswer);
        await ledger.Disclose(id, 2);

        (await ledger.Send(id)).Problem.ShouldBeNull();

        ledger.Said(id).ShouldBe("revision 2");
    }

    [Fact]
    public async Task Two_answers_lost_in_a_row_are_no_change_of_somebody_else()
    {
        await using var ledger = await ALedger.Open();
        var id = await ledger.Disclosed();
        ledger.Service.Next(Mishap.LostAfter, request => request.Method == "POST");
        await ledger.Send(id);
        await ledger.Disclose(id, 2);
        ledger.Service.Next(Mishap.LostBefore, request => request.Method == "PUT");
        (await ledger.Send(id)).Problem.ShouldBe(CveServicesProblems.NoAnswer);

        (await ledger.Send(id)).Problem.ShouldBeNull();

        ledger.Said(id).ShouldBe("revision 2");
    }

    [Fact]
    public async Task What_somebody_else_changed_stays_until_a_person_has_seen_it()
    {
        await using var ledger = await ALedger.Open();
        var id = await ledger.Disclosed();
        await ledger.Send(id);
        ledger.Service.ChangeBehindOurBack(id.Text, cna => cna["title"] = "Somebody else's words");
        await ledger.Disclose(id, 2);

        (await ledger.Send(id)).Problem!.Code.ShouldBe("cve.changed-elsewhere");
        (await ledger.Send(id)).Problem!.Code.ShouldBe("cve.changed-elsewhere");

        ledger.Said(id).ShouldBe("revision 1");
        (await ledger.Load()).All[id].Held.ShouldBe("cve.changed-elsewhere");
        var record = await ledger.Pool.Record(id, default);
        record.Theirs!.ShouldContain("Somebody else's words");
        record.Known!.ShouldNotContain("Somebody else's words");
        await ledger.Pool.Decide(
            id,
            (_, _) => (Decision.Nothing, Decision.Of(new CveRecordSettled(Keeps: false))),
            Actor.Tocsin,
            default
        );
        (await ledger.Send(id)).Value.All[id].Held.ShouldBeNull();
        ledger.Said(id).ShouldBe("revision 2");
        ledger.Service.Record(id.Text)!["containers"]!["cna"]!["title"].ShouldBeNull();
    }

    [Fact]
    public async Task A_record_that_we_never_sent_is_never_overwritten()
    {
        await using var ledger = await ALedger.Open();
        var id = await ledger.Disclosed();
        await ledger.Client.Publish(ledger.Access, id, Container("by hand"), default);

        (await ledger.Send(id)).Problem!.Code.ShouldBe("cve.changed-elsewhere");

        ledger.Said(id).ShouldBe("by hand");
        ledger.Service.Writes.ShouldBe(1);
    }

    [Fact]
    public async Task What_must_not_be_sent_is_not_sent()
    {
        await using var ledger = await ALedger.Open();
        var id = await ledger.Disclosed();
        ledger.Checks = _ => [new("descriptions", "This names nobody."), new("title", "Short.", FaultSeverity.Warning)];
        var asked = ledger.Service.Asked.Count;

        (await ledger.Send(id)).Problem!.Faults.Count.ShouldBe(2);

        ledger.Service.Asked.Count.ShouldBe(asked);
        ledger.Checks = _ => [new("title", "Short.", FaultSeverity.Warning)];
        (await ledger.Send(id)).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task An_id_of_another_organization_waits_for_a_person()
    {
        await using var ledger = await ALedger.Open();
        var id = await ledger.Disclosed();
        ledger.Service.OwnedByOther(id.Text);

        (await ledger.Send(id)).Problem!.Code.ShouldBe("cve-services.not-yours");

        (await ledger.Load()).All[id].Held.ShouldBe("cve-services.not-yours");
    }

    [Fact]
    public async Task A_practice_id_is_out_without_leaving_the_house()
    {
        await using var ledger = await ALedger.Open();
        await ledger.Pool.SetAccount(new(null, "practice", "practice", ""), Actor.Tocsin, default);
        var id = await ledger.Disclosed();

        (await ledger.Send(id)).Value.All[id].State.ShouldBe(CveIdState.Published);
        await ledger.Pool.SetAccount(ledger.Access, Actor.Tocsin, default);
        await ledger.Disclose(id, 2);
        (await ledger.Send(id)).Problem.ShouldBeNull();

        ledger.Service.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_verb_is_told_apart_from_a_refusal()
    {
        await using var ledger = await ALedger.Open();
        var id = await ledger.Disclosed();

        (await ledger.Client.Replace(ledger.Access, id, Container("a"), default)).Problem.ShouldBe(
            CveServicesProblems.NoRecord
        );
        (await ledger.Client.Publish(ledger.Access, id, Container("a"), default)).Problem.ShouldBeNull();
        (await ledger.Client.Publish(ledger.Access, id, Container("a"), default)).Problem.ShouldBe(
            CveServicesProblems.RecordExists
        );
        var refused = await ledger.Client.Replace(ledger.Access, id, new JsonObject(), default);
        refused.Problem!.Title.ShouldContain("must have required property 'descriptions'");
    }

    private static JsonObject Container(string says) =>
        new()
        {
            ["descriptions"] = new JsonArray(new JsonObject { ["lang"] = "en", ["value"] = says }),
            ["affected"] = new JsonArray(new JsonObject { ["product"] = "sluice" }),
            ["references"] = new JsonArray(new JsonObject { ["url"] = "https://example.org/advisory" }),
        };
}
