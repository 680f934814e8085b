using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;

namespace Tocsin.Workspace.Tests.Cases;

public sealed class AttachmentTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_attachment_comes_back_whole_to_be_saved_and_never_shown(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var text = string.Concat(Enumerable.Repeat("<script>canary-file</script>\n", 8_000));
        var (number, attachment) = await Attached(story, "exploit \"ä\".html", text);

        var answer = (await story.Ann.Page($"/cases/{number}/attachments/{attachment.FileId}")).ShouldSucceed();
        answer.Body.ShouldBe(text);
        answer.Headers["Content-Type"].ShouldBe("application/octet-stream");
        answer.Headers["Content-Length"].ShouldBe($"{attachment.Size}");
        answer.Headers["Content-Disposition"].ShouldStartWith("attachment;");
        answer.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        answer.Headers["Content-Security-Policy"].ShouldContain("sandbox");
        answer.Headers["Cache-Control"].ShouldContain("no-store");
        (await story.Workspace.Reads(number)).ShouldContain((story.AnnHerself.Person.Actor, "attachment"));
        (await story.Ann.Page($"/cases/{number}")).Body.ShouldContain(
            $"/cases/{number}/attachments/{attachment.FileId}"
        );
    }

    [Fact]
    public async Task A_file_of_another_case_is_not_there()
    {
        await using var story = await Story.Begin();
        var (_, attachment) = await Attached(story, "a.txt", "canary-file");
        var other = await story.Received();

        (await story.Ann.Get($"/api/cases/{other}/attachments/{attachment.FileId}")).ShouldBeRefused(404, "not-found");
        (await story.Ann.Get($"/api/cases/{other}/attachments/none")).ShouldBeRefused(404, "not-found");
    }

    [Fact]
    public async Task A_file_is_hidden_with_its_case()
    {
        await using var story = await Story.Begin();
        var (number, attachment) = await Attached(story, "a.txt", "canary-file");
        var (_, operating) = await story.Workspace.SignIn(Duty.Operator);
        using (operating)
            (await operating.Page($"/cases/{number}/attachments/{attachment.FileId}")).Whole.ShouldBe(
                (await operating.Page($"/cases/TC-0000-0000/attachments/{attachment.FileId}")).Whole
            );
    }

    private static async Task<(CaseNumber, Attachment)> Attached(Story story, string name, string text)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var kept = await story.Workspace.Stores.Files.Keep(name, content, CancellationToken.None);
        return (await story.Received(Story.Report with { Attachments = [kept.Value] }), kept.Value);
    }
}
