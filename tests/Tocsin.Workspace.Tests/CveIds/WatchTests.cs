using System.Text;
using Tocsin.Advisories.Documents;
using Tocsin.Cases.CveIds;
using Tocsin.Governance.People;
using Tocsin.Standards.Identifiers;
using Tocsin.Workspace.CveIds;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.CveIds;

/// <summary>An ID that is public before we have said anything: found here, in what everybody reads, and said to whom it concerns.</summary>
public sealed class WatchTests
{
    private static readonly string[] two = ["CVE-2026-0001", "CVE-2026-0002"];

    [Fact]
    public async Task An_id_that_others_publish_before_us_raises_the_alarm_once_and_names_nothing_in_mail()
    {
        await using var story = await Story.Begin();
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        using (keeper)
        {
            await keeper.Post("/api/cve-ids", new { ids = two });
            var number = await story.Drafted();
            (await story.Ann.Put($"/api/cases/{number}/cve", new { })).ShouldSucceed();
            Imported(story, "GHSA-aaaa-bbbb-cccc", """{"id":"GHSA-aaaa-bbbb-cccc","aliases":["CVE-2026-0001"]}""");
            Imported(story, "GHSA-dddd-eeee-ffff", """{"id":"GHSA-dddd-eeee-ffff","details":"not CVE-2026-00011"}""");

            await Look(story);
            await Look(story);

            var (seen, other) = await Two(story);
            (seen.IsAlarming, seen.Seen!.Where).ShouldBe((true, "GHSA-aaaa-bbbb-cccc"));
            seen.Moves.Count(move => move.Entry is CveIdSeen).ShouldBe(1);
            other.IsAlarming.ShouldBeFalse();
            (await keeper.Page("/cve-ids")).Body.ShouldContain("CVE-2026-0001 is public before its advisory");
            (await keeper.Page("/cve-ids/CVE-2026-0001")).Body.ShouldContain("GHSA-aaaa-bbbb-cccc");
            (await story.Ann.Page($"/cases/{number}")).Body.ShouldContain("GHSA-aaaa-bbbb-cccc");
            var mails = Mails(story)
                .Where(mail => mail.Contains("public before its advisory", StringComparison.Ordinal));
            mails.ShouldHaveSingleItem().ShouldNotContain("CVE-2026");
            Mails(story).ShouldContain(mail => mail.Contains($"/cases/{number}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_we_have_disclosed_ourselves_is_no_alarm()
    {
        await using var story = await Story.Begin();
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        using (keeper)
        {
            await keeper.Post("/api/cve-ids", new { ids = two });
            var number = await story.Approved();
            (await story.Ann.Put($"/api/cases/{number}/cve", new { })).ShouldSucceed();
            (await story.Publish(number)).ShouldSucceed();
            await Story.Eventually(async () => (await story.Load(number)).Published is not null);

            await Look(story);

            var (published, _) = await Two(story);
            published.Seen.ShouldBeNull();
            story
                .Workspace.Published.Select(d => Encoding.UTF8.GetString(d.Body.Span))
                .ShouldContain(body => body.Contains("CVE-2026-0001", StringComparison.Ordinal));
        }
    }

    private static void Imported(Story story, string id, string body) =>
        story.Workspace.Published.Enqueue(
            new(PublishedDocument.Advisory, id, 1, DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(body))
        );

    private static async Task Look(Story story)
    {
        story.Workspace.Clock.Advance(WatchForIds.Often);
        await story.Workspace.Work();
    }

    private static async Task<(ReservedCve First, ReservedCve Second)> Two(Story story)
    {
        var all = (await story.Workspace.Stores.CveIds.Load(CancellationToken.None)).All;
        return (all[CveId.Known(two[0])], all[CveId.Known(two[1])]);
    }

    private static IReadOnlyList<string> Mails(Story story) =>
        [
            .. Directory
                .EnumerateFiles(story.Workspace.Outbox, "*.eml")
                .Select(file => File.ReadAllText(file).Replace("=\r\n", "", StringComparison.Ordinal)),
        ];
}
