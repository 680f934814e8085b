using System.Text;

namespace Tocsin.Workspace.Tests.Cases;

/// <summary>After a whole story, every secret word of it is looked for wherever it must not be.</summary>
public sealed class CanaryTests
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

    private static async Task<byte[]> Read(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }

    private static IEnumerable<string> Found(byte[] bytes)
    {
        string[] words =
        [
            "canary-what",
            "canary-where",
            "canary-how",
            "canary-contact",
            "canary-answer",
            "canary-summary",
            "canary-details",
            "canary-message",
            "canary-wanted",
            "canary-conflict",
            "canary-refused",
        ];
        return words.Where(word =>
            bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0
            || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(word)) >= 0
        );
    }
}
