using System.Text;
using System.Text.RegularExpressions;
using Tocsin.Cases.Identifiers;

namespace Tocsin.Workspace.Tests.Cases;

/// <summary>After a whole story, every secret word of it is looked for wherever it must not be.</summary>
public sealed partial class CanaryTests
{
    [Fact]
    public async Task No_word_of_a_case_is_on_disk_in_mail_or_in_logs()
    {
        await using var story = await Story.Begin();
        var number = await story.Approved();
        await story.Ann.Submit($"/cases/{number}/messages", ("channel", "team"), ("body", "canary-message"));
        await story.Ben.Post($"/api/cases/{number}/changes", new { revision = 1, wanted = "canary-wanted" });
        await story.Ann.Page("/");
        await story.Ann.Page($"/cases/{number}");
        await story.Ann.Page($"/cases/{number}/advisory");
        await story.Ann.Submit(
            $"/cases/{number}/advisory",
            ("revision", "0"),
            ("summary", "canary-conflict"),
            ("do", "save")
        );
        await story.Ann.Submit($"/cases/{number}/rejection", ("answer", "canary-refused"));
        await Coordinated(story, number);
        await Discussed(story, number);
        await Story.Eventually(() =>
            Task.FromResult(
                Directory.Exists(story.Workspace.Outbox)
                    && Directory.GetFiles(story.Workspace.Outbox, "*.eml").Length > 0
            )
        );

        var files = Directory.GetFiles(story.Workspace.Folder, "*", SearchOption.AllDirectories);
        files.Length.ShouldBeGreaterThan(3);
        foreach (var file in files)
        {
            var bytes = await Read(file);
            // a mail has its own recipient
            var found = Found(bytes)
                .Where(w => !(file.EndsWith(".eml", StringComparison.Ordinal) && w == "canary-contact"));
            found.ShouldBeEmpty(file);
        }
        // paths of requests are the framework's to log, and the server's to keep quiet about; what Tocsin says names no case
        var lines = story.Workspace.Members.Log.Lines;
        lines.ShouldNotBeEmpty();
        lines.ShouldAllBe(line => !line.Contains("canary"));
        lines.Where(line => line.Contains(" Tocsin.")).ShouldAllBe(line => !line.Contains(number.Text));
    }

    // what maintainers, judges, movers and keepers write
    private static async Task Coordinated(Story story, CaseNumber number)
    {
        var api = $"/api/cases/{number}";
        var vendor = new { name = "canary-vendor", package = "pkg:npm/sluice" };
        (await story.Ann.Post($"{api}/vendors", vendor)).ShouldSucceed();
        var contacts = new
        {
            vendor = 1,
            source = "package-json",
            text = """{"author":"canary-author <mia@sluice.example>"}""",
        };
        (await story.Ann.Post($"{api}/maintainers/contacts", contacts)).ShouldSucceed();
        (await story.Ann.Post($"{api}/maintainers/report", new { vendor = 1, body = "canary-shared" })).ShouldSucceed();
        var invited = new
        {
            vendor = 1,
            name = "canary-name",
            address = "canary-chat",
            by = "hand",
        };
        (await story.Ann.Post($"{api}/maintainers/invitations", invited)).ShouldSucceed();
        var line = new
        {
            vendor = 1,
            line = "canary-line",
            state = "ready",
            place = "canary-fork",
            reviewers = "canary-eyes",
            version = "canary-version",
        };
        (await story.Ann.Post($"{api}/fix", line)).ShouldSucceed();
        (await story.Ann.Post($"{api}/usage", new { usage = "rare", reason = "canary-usage" })).ShouldSucceed();
        var attacks = new { what = "attacks-observed", where = "canary-attacks" };
        (await story.Ann.Post($"{api}/world", attacks)).ShouldSucceed();
        await story.Ann.Submit(
            $"/cases/{number}/messages",
            ("channel", "team"),
            ("body", "canary-draft"),
            ("keep", "yes")
        );
        var report = """{"data": {"id": "canary-id", "attributes": {"title": "canary-title", "state": "new"}}}""";
        using var file = new StringContent(report, Encoding.UTF8, "application/json");
        (await story.Ann.Send(HttpMethod.Post, "/api/report-imports", file, "application/json")).ShouldSucceed();
        (await story.Ann.Page($"/cases/{number}")).Body.ShouldContain("canary-draft");
        foreach (var page in new[] { "vendors", "maintainers", "fix", "judgement", "who-knows", "embargo" })
            (await story.Ben.Page($"/cases/{number}/{page}")).Status.ShouldBe(200, page);
        await story.Workspace.Work();
    }

    // what is said about the draft, inside and outside, and files of members
    private static async Task Discussed(Story story, CaseNumber number)
    {
        var draft = $"/api/cases/{number}/draft";
        (await story.Ann.Post($"{draft}/sharing", new { with = "everyone", revision = 1 })).ShouldSucceed();
        var comment = new
        {
            channel = "with-reporter",
            field = "details",
            body = "canary-comment",
        };
        (await story.Ann.Post($"{draft}/comments", comment)).ShouldSucceed();
        var suggestion = new
        {
            revision = 1,
            field = "details",
            text = "canary-suggestion",
            why = "canary-because",
        };
        (await story.Ben.Post($"{draft}/suggestions", suggestion)).ShouldSucceed();
        var made = (await story.Ann.Get($"{draft}/remarks")).Json.GetProperty("threads")[1].GetProperty("sequence");
        var accepted = new
        {
            suggestion = made.GetInt64(),
            revision = 1,
            answer = "canary-accepted",
        };
        (await story.Ann.Post($"{draft}/acceptances", accepted)).ShouldSucceed();
        using var form = Intake.AReport.Form(
            [("channel", "team"), ("body", "canary-with")],
            ("canary-name.txt", "canary-content"u8.ToArray())
        );
        (
            await story.Ann.Send(HttpMethod.Post, $"/api/cases/{number}/messages", form, "application/json")
        ).ShouldSucceed();
        (await story.Ben.Page($"/cases/{number}/advisory/remarks")).Body.ShouldContain("canary-suggestion");
        await story.Workspace.Work();
    }

    private static async Task<byte[]> Read(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }

    private static IEnumerable<string> Found(byte[] bytes) =>
        new[] { Encoding.Latin1, Encoding.Unicode, Encoding.BigEndianUnicode }
            .SelectMany(encoding => Canary().Matches(encoding.GetString(bytes)))
            .Select(match => match.Value)
            .Distinct(StringComparer.Ordinal);

    [GeneratedRegex("canary-[a-z]+", RegexOptions.None, 5000)]
    private static partial Regex Canary();
}
