using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Tests.CveServices;

namespace Tocsin.Workspace.Tests.CveIds;

public sealed class RejectionTests
{
    [Theory]
    [InlineData(Mishap.None)]
    [InlineData(Mishap.LostAfter)]
    [InlineData(Mishap.LostBefore)]
    [InlineData(Mishap.Broken)]
    public async Task An_unused_id_is_rejected_without_a_record_and_can_come_back(Mishap fault)
    {
        await using var ledger = await ALedger.Open();
        var id = (await ledger.Given(1)).Single();
        await ledger.Reject(id);
        ledger.Service.Next(fault, request => request.Method == "PUT");

        await ledger.Tell(id);
        (await ledger.Tell(id)).Value.All[id].Rejection!.Told.ShouldBeTrue();

        ledger.Service.States[id.Text].ShouldBe("REJECTED");
        ledger.Service.Record(id.Text).ShouldBeNull();
        await ledger.Pool.Decide(p => p.Restore(id, new("After all.")), Actor.Tocsin, default);
        (await ledger.Tell(id)).Problem.ShouldBeNull();
        ledger.Service.States[id.Text].ShouldBe("RESERVED");
        (await ledger.Load()).Unassigned.ShouldBe([id]);
    }

    [Theory]
    [InlineData(Mishap.None)]
    [InlineData(Mishap.LostAfter)]
    [InlineData(Mishap.LostBefore)]
    public async Task An_id_whose_record_is_out_is_rejected_by_a_record_in_its_place(Mishap fault)
    {
        await using var ledger = await ALedger.Open();
        var (id, other) = (await ledger.Disclosed(), await ledger.Disclosed());
        await ledger.Send(id);
        await Rejected(ledger, id, other);
        ledger.Service.Next(fault, request => request.Method == "PUT");

        await ledger.Tell(id);
        (await ledger.Tell(id)).Value.All[id].Rejection!.Told.ShouldBeTrue();

        ledger.Service.Writes.ShouldBe(2);
        var cna = ledger.Service.Record(id.Text)!["containers"]!["cna"]!;
        cna["rejectedReasons"]![0]!["value"]!.GetValue<string>().ShouldBe("Never used.");
        cna["replacedBy"]![0]!.GetValue<string>().ShouldBe(other.Text);
    }

    [Fact]
    public async Task An_id_that_was_of_a_case_gets_a_first_record_that_says_why()
    {
        await using var ledger = await ALedger.Open();
        var id = await ledger.Assigned();
        await Rejected(ledger, id);

        (await ledger.Tell(id)).Value.All[id].Rejection!.Told.ShouldBeTrue();

        ledger.Service.Record(id.Text)!["cveMetadata"]!["state"]!.GetValue<string>().ShouldBe("REJECTED");
    }

    [Fact]
    public async Task A_record_that_somebody_else_changed_is_not_rejected_unseen()
    {
        await using var ledger = await ALedger.Open();
        var id = await ledger.Disclosed();
        await ledger.Send(id);
        ledger.Service.ChangeBehindOurBack(id.Text, cna => cna["title"] = "Theirs");
        await Rejected(ledger, id);

        (await ledger.Tell(id)).Problem!.Code.ShouldBe("cve.changed-elsewhere");

        ledger.Service.States[id.Text].ShouldBe("PUBLISHED");
    }

    // the case behind an ID of these tests is no case: what would be written to it is left out
    private static Task Rejected(
        ALedger ledger,
        Standards.Identifiers.CveId id,
        params Standards.Identifiers.CveId[] by
    ) =>
        ledger.Pool.Decide(
            p => Decision.Of([.. p.Reject(id, by, ReasonText.Of("Never used.").Value).Value.Entries]),
            Actor.Tocsin,
            default
        );
}
