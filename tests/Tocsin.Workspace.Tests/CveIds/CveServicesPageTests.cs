using System.Text;
using Tocsin.Cases.CveIds;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Standards.Identifiers;
using Tocsin.Tests.CveServices;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.CveIds;

/// <summary>The whole way as people go it: an account, an ID, an advisory, its record, and what is said when something is in the way.</summary>
public sealed class CveServicesPageTests
{
    private static readonly string[] one = ["CVE-2026-0001"];

    [Fact]
    public async Task With_an_account_ids_come_by_themselves_and_the_record_follows_its_advisory()
    {
        await using var story = await Story.Begin();
        await using var service = await FakeCveServices.Start();
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        using (keeper)
        {
            (await SetAccount(keeper, service, key: "wrong")).Body.ShouldContain("does not know this organization");
            (await SetAccount(keeper, service)).Status.ShouldBe(303);
            await Story.Eventually(async () => (await Pool(story)).Unassigned.Count() == CvePool.TopUp);
            var page = await keeper.Page("/cve-services");
            page.Body.ShouldContain(FakeCveServices.User);
            page.Body.ShouldNotContain(FakeCveServices.Key);
            (await keeper.Get("/api/cve-services")).Body.ShouldNotContain(FakeCveServices.Key);

            var (number, cve) = await PublishedWithCve(story);
            await Story.Eventually(async () => (await Pool(story)).All[cve].State == CveIdState.Published);

            var cna = service.Record(cve.Text)!["containers"]!["cna"]!;
            cna["title"]!.GetValue<string>().ShouldBe(Story.Sound.Summary);
            cna["source"]!["advisory"]!.GetValue<string>().ShouldBe("TCS-2026-1");
            cna["affected"]!.ToJsonString().ShouldContain("1.2.4");
            service.Writes.ShouldBe(1);
            var shown = await keeper.Page($"/cve-ids/{cve}");
            shown.Body.ShouldContain("Its record is out");
            shown.Body.ShouldNotContain(number.Text);
            (await keeper.Get("/api/cve-ids"))
                .Json.GetProperty("years")[0]
                .GetProperty("published")
                .GetInt32()
                .ShouldBe(1);
        }
        foreach (var line in story.Workspace.Members.Log.Lines)
            line.ShouldNotContain(FakeCveServices.Key);
        NowhereOnDisk(story.Workspace.Folder, FakeCveServices.Key);
    }

    [Fact]
    public async Task Without_an_account_operators_are_asked_and_say_when_it_is_done()
    {
        await using var story = await Story.Begin();
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        using (keeper)
        {
            (await keeper.Post("/api/cve-ids", new { ids = one })).ShouldSucceed();
            var (_, cve) = await PublishedWithCve(story);
            await story.Workspace.Work();
            var mails = Mails(story);
            mails.ShouldContain(mail => mail.Contains($"/cve-ids/{cve}", StringComparison.Ordinal));
            mails.ShouldContain(mail => mail.Contains("No CVE ID is left", StringComparison.Ordinal));
            (await keeper.Page("/cve-ids")).Body.ShouldContain("Records that are owed");
            (await keeper.Get("/api/deadlines")).Body.ShouldContain("its CVE record");
            (await story.Ann.Get("/api/deadlines")).Body.ShouldNotContain("its CVE record");

            (await keeper.Submit($"/cve-ids/{cve}/record", ("what", "by-hand"))).Status.ShouldBe(303);

            (await Pool(story)).All[cve].State.ShouldBe(CveIdState.Published);
            (await keeper.Get("/api/deadlines")).Body.ShouldNotContain("its CVE record");
        }
    }

    [Fact]
    public async Task Rejecting_needs_a_fresh_proof_a_reason_and_an_id_that_there_is()
    {
        await using var story = await Story.Begin();
        var (member, keeper) = await story.Workspace.SignIn(Duty.Operator);
        using (keeper)
        {
            await keeper.Post("/api/cve-ids", new { ids = one });
            (await keeper.Submit("/cve-ids/CVE-2026-0001/rejection")).Status.ShouldBe(422);
            (await keeper.Submit("/cve-ids/CVE-2026-0002/rejection", ("reason", "No."))).Status.ShouldBe(404);
            (await keeper.Post("/api/cve-ids/nonsense/rejection", new { reason = "No." })).ShouldBeRefused(
                404,
                "not-found"
            );
            story.Workspace.Clock.Advance(TimeSpan.FromMinutes(6));
            (await keeper.Post("/api/cve-ids/CVE-2026-0001/rejection", new { reason = "Never used." })).Status.ShouldBe(
                403
            );
            (
                await keeper.Submit("/cve-ids/CVE-2026-0001/rejection", ("reason", "Never used."))
            ).Location!.ShouldStartWith("/step-up");

            var rejected = await keeper.Submit(
                "/cve-ids/CVE-2026-0001/rejection",
                ("reason", "Never used."),
                ("otp", story.Workspace.NextCode(member))
            );

            rejected.Status.ShouldBe(303, rejected.Body);
            var shown = await keeper.Get("/api/cve-ids/CVE-2026-0001");
            shown.Json.GetProperty("id").GetProperty("state").GetString().ShouldBe("rejected");
            shown.Json.GetProperty("reason").GetString().ShouldBe("Never used.");
            (
                await keeper.Post("/api/cve-ids/CVE-2026-0001/restoration", new { reason = "After all." })
            ).ShouldSucceed();
            (await keeper.Get("/api/cve-ids")).Json.GetProperty("free").GetInt32().ShouldBe(1);
        }
    }

    [Fact]
    public async Task Practice_makes_ids_up_and_reserving_by_form_says_what_is_wrong()
    {
        await using var story = await Story.Begin();
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        using (keeper)
        {
            (await keeper.Post("/api/cve-ids/reservations", new { amount = 1 })).ShouldBeRefused(
                409,
                "cve-services.no-account"
            );
            (await keeper.Submit("/cve-services", ("service", "practice"))).Status.ShouldBe(303);
            await Story.Eventually(async () => (await Pool(story)).Unassigned.Any());
            (await keeper.Submit("/cve-ids/reservations", ("amount", "none"))).Status.ShouldBe(422);
            (await keeper.Submit("/cve-ids/reservations", ("amount", "2"))).Status.ShouldBe(303);

            (await keeper.Page("/cve-ids")).Body.ShouldContain("CVE-1900-0007");
            var refused = await keeper.Submit(
                "/cve-services",
                ("service", "custom"),
                ("url", "http://cve.example.org/api")
            );
            refused.Status.ShouldBe(422);
            refused.Body.ShouldContain("Only https is safe here");
        }
    }

    [Fact]
    public async Task A_rejection_of_a_secret_case_says_nothing_of_it()
    {
        await using var story = await Story.Begin();
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        using (keeper)
        {
            await keeper.Post("/api/cve-ids", new { ids = one });
            var number = await story.Drafted();
            (await story.Ann.Put($"/api/cases/{number}/cve", new { })).ShouldSucceed();
            (await keeper.Page("/cve-ids/CVE-2026-0001")).Body.ShouldContain("Everybody will read the reason");

            // an operator sees no case: were harmless words taken, a refusal would tell that others hit it
            foreach (var telling in new[] { $"Not needed for {number}.", "A bug in Sluice, no more.", "Of no use." })
            {
                var refused = await keeper.Submit("/cve-ids/CVE-2026-0001/rejection", ("reason", telling));
                refused.Status.ShouldBe(422);
                refused.Body.ShouldContain("Choose a neutral reason");
            }
            (await story.Load(number)).Cve.ShouldNotBeNull();

            (await keeper.Submit("/cve-ids/CVE-2026-0001/rejection", ("choice", "unused"))).Status.ShouldBe(303);
            (await story.Load(number)).Cve.ShouldBeNull();
            (await Pool(story)).All[CveId.Known(one[0])].Rejection!.Reason.ShouldBe("The CVE ID was not used.");
        }
    }

    private static Task<TestAnswer> SetAccount(
        TestBrowser keeper,
        FakeCveServices service,
        string key = FakeCveServices.Key
    ) =>
        keeper.Submit(
            "/cve-services",
            ("service", "custom"),
            ("url", service.Url.AbsoluteUri),
            ("org", FakeCveServices.Org),
            ("user", FakeCveServices.User),
            ("key", key)
        );

    private static async Task<(CaseNumber Number, CveId Cve)> PublishedWithCve(Story story)
    {
        var number = await story.Approved();
        (await story.Ann.Put($"/api/cases/{number}/cve", new { })).ShouldSucceed();
        (await story.Publish(number)).ShouldSucceed();
        await Story.Eventually(async () => (await story.Load(number)).Published is not null);
        return (number, (await story.Load(number)).Cve!);
    }

    private static Task<CvePool> Pool(Story story) => story.Workspace.Stores.CveIds.Load(CancellationToken.None);

    private static IReadOnlyList<string> Mails(Story story) =>
        [
            .. Directory
                .EnumerateFiles(story.Workspace.Outbox, "*.eml")
                // soft line breaks of quoted-printable
                .Select(file => File.ReadAllText(file).Replace("=\r\n", "", StringComparison.Ordinal)),
        ];

    private static void NowhereOnDisk(string folder, string secret)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var read = new MemoryStream();
            stream.CopyTo(read);
            read.GetBuffer().AsSpan(0, (int)read.Length).IndexOf(Encoding.UTF8.GetBytes(secret)).ShouldBe(-1, file);
        }
    }
}
