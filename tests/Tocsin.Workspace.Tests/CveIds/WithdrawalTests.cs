using System.Text.Json.Nodes;
using Tocsin.Advisories.Documents;
using Tocsin.Cases;
using Tocsin.Cases.CveIds;
using Tocsin.Cases.Identifiers;
using Tocsin.Standards.Identifiers;
using Tocsin.Tests.CveServices;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.CveIds;

public sealed class WithdrawalTests
{
    [Fact]
    public async Task A_withdrawn_advisory_says_so_and_its_cve_id_is_rejected_with_it()
    {
        await using var story = await Story.Begin();
        await using var service = await FakeCveServices.Start();
        var (number, cve) = await Published(story, service);
        await Story.Eventually(() => Task.FromResult(service.Writes == 1));

        (await Withdraw(story, number, cve: null)).Status.ShouldBe(422);
        (await story.Load(number)).Published!.Withdrawn.ShouldBeNull();
        (await story.Ann.Page($"/cases/{number}/review")).Body.ShouldContain("Withdraw TCS-2026-1");
        (await Withdraw(story, number, "reject")).ShouldSucceed();

        await Story.Eventually(() => Task.FromResult(Latest(story)["withdrawn"] is not null));
        Latest(story)["summary"]!.GetValue<string>().ShouldBe(Story.Sound.Summary);
        await Story.Eventually(() => Task.FromResult(service.States[cve.Text] == "REJECTED"));
        service.Record(cve.Text)!["containers"]!["cna"]!["rejectedReasons"]![0]!["value"]!
            .GetValue<string>()
            .ShouldBe("It works as it should.");
        var found = await story.Load(number);
        (found.Cve, found.Published!.DocumentRevision).ShouldBe((null, 2));
        (await Withdraw(story, number, "reject")).ShouldBeRefused(409, "case.withdrawn-already");
    }

    [Fact]
    public async Task Whoever_lets_the_record_stand_is_on_record_for_it()
    {
        await using var story = await Story.Begin();
        await using var service = await FakeCveServices.Start();
        var (number, cve) = await Published(story, service);

        (await Withdraw(story, number, "keep")).ShouldSucceed();

        await Story.Eventually(() => Task.FromResult(Latest(story)["withdrawn"] is not null));
        var found = await story.Load(number);
        found.Cve.ShouldBe(cve);
        found
            .History.Select(h => h.Entry)
            .OfType<AdvisoryWithdrawn>()
            .ShouldHaveSingleItem()
            .RejectsCve.ShouldBeFalse();
        (await story.Workspace.Stores.CveIds.Load(default)).All[cve].State.ShouldNotBe(CveIdState.Rejected);
    }

    [Fact]
    public async Task The_signed_document_takes_it_back_too()
    {
        // beside the master key: it goes when the workspace does, and with it whoever works there
        await using var story = await Story.Begin(change: options =>
            options with
            {
                SigningFolder = Path.Combine(Path.GetDirectoryName(options.MasterKey)!, "openpgp"),
            }
        );
        var number = await story.Published();
        await Story.Eventually(() => Task.FromResult(Csaf(story, 1) is not null));

        (await Withdraw(story, number, "keep")).ShouldSucceed();
        await Story.Eventually(() => Task.FromResult(Csaf(story, 2) is not null));

        var document = Csaf(story, 2)!["document"]!;
        document["tracking"]!["version"]!.GetValue<string>().ShouldBe("2");
        document["tracking"]!["revision_history"]!.AsArray().Count.ShouldBe(2);
        document["notes"]!.AsArray().ShouldContain(note => note!["title"]!.GetValue<string>() == "Withdrawn");
    }

    private static JsonNode? Csaf(Story story, int revision) =>
        story
            .Workspace.Published.Where(d => d.Kind == SignedCsaf.Kind)
            .Select(SignedCsaf.Read)
            .Where(signed => signed?.Revision == revision)
            .Select(signed => JsonNode.Parse(signed!.Document))
            .LastOrDefault();

    [Fact]
    public async Task What_is_not_public_cannot_be_withdrawn()
    {
        await using var story = await Story.Begin();
        var number = await story.Drafted();
        (await Withdraw(story, number, "keep")).ShouldBeRefused(409, "case.nothing-published");
    }

    private static Task<TestAnswer> Withdraw(Story story, CaseNumber number, string? cve) =>
        story.Ann.Post($"/api/cases/{number}/withdrawal", new { reason = "It works as it should.", cve });

    private static JsonNode Latest(Story story) =>
        JsonNode.Parse(
            story.Workspace.Published.Where(d => d.Kind == PublishedDocument.Advisory).MaxBy(d => d.Revision)!.Body.Span
        )!;

    private static async Task<(CaseNumber Number, CveId Cve)> Published(Story story, FakeCveServices service)
    {
        service.Now = () => story.Workspace.Clock.GetUtcNow();
        var pool = story.Workspace.Stores.CveIds;
        await pool.SetAccount(
            new(service.Url, FakeCveServices.Org, FakeCveServices.User, FakeCveServices.Key),
            Ledger.Actor.Tocsin,
            default
        );
        await Story.Eventually(async () => (await pool.Load(default)).Unassigned.Any());
        var number = await story.Approved();
        (await story.Ann.Put($"/api/cases/{number}/cve", new { })).ShouldSucceed();
        (await story.Publish(number)).ShouldSucceed();
        await Story.Eventually(async () => (await story.Load(number)).Published is not null);
        return (number, (await story.Load(number)).Cve!);
    }
}
