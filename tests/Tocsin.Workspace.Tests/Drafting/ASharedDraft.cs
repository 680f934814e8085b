using Tocsin.Cases.Identifiers;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Maintainers;

namespace Tocsin.Workspace.Tests.Drafting;

/// <summary>A case with a draft, its reporter with a receipt, and maybe a maintainer with another.</summary>
internal sealed class ASharedDraft(Story story, CaseNumber number, string receipt)
{
    public CaseNumber Number => number;

    public string Receipt => receipt;

    public string Path => $"/api/cases/{number}/draft";

    public static async Task<ASharedDraft> Drafted(Story story)
    {
        var received = await story.Workspace.Stores.Reports.Receive(Story.Report, CancellationToken.None);
        var number = received.Number;
        (await story.Ann.Post($"/api/cases/{number}/acceptance", new { answer = "We take it on." })).ShouldSucceed();
        (
            await story.Ann.Put($"/api/cases/{number}/draft", new { revision = 0, content = Story.Sound })
        ).ShouldSucceed();
        return new(story, number, received.Receipt.ToString());
    }

    /// <summary>With who speaks for a vendor of it: what they hold.</summary>
    public async Task<string> Maintained()
    {
        (
            await story.Ann.Post(
                $"/api/cases/{number}/vendors",
                new { name = "The maintainers of sluice", package = "pkg:npm/sluice" }
            )
        ).ShouldSucceed();
        (
            await story.Ann.Post(
                $"/api/cases/{number}/maintainers/contacts",
                new
                {
                    vendor = 1,
                    source = "package-json",
                    text = AMaintainer.PackageJson,
                }
            )
        ).ShouldSucceed();
        return await new AMaintainer(story, number).Signed();
    }

    public Task<TestAnswer> Share(string with, int revision = 1, bool keepsSharing = false) =>
        story.Ann.Post(
            Path + "/sharing",
            new
            {
                with,
                revision,
                keepsSharing,
            }
        );

    public Task<TestAnswer> Save(int based, string details) =>
        story.Ann.Put(
            $"/api/cases/{number}/draft",
            new { revision = based, content = Story.Sound with { Details = details } }
        );

    /// <summary>What the reporter, or who holds <paramref name="held"/>, reads by API.</summary>
    public Task<TestAnswer> Read(string? held = null) =>
        story.Workspace.Intake.Browser().Post($"/api/{Door(held)}/draft", new { receipt = held ?? receipt });

    public Task<TestAnswer> Page(string? held = null, params (string, string)[] fields) =>
        story.Workspace.Intake.Browser().Submit($"/{Door(held)}/draft", [("receipt", held ?? receipt), .. fields]);

    public Task<TestAnswer> Suggest(
        string text,
        string field = "details",
        string revision = "1",
        string? held = null,
        string? readers = null
    ) =>
        story
            .Workspace.Intake.Browser()
            .Post(
                $"/api/{Door(held)}/draft/suggestions",
                new
                {
                    receipt = held ?? receipt,
                    revision,
                    field,
                    text,
                    why = "It is clearer. canary-why",
                    readers,
                }
            );

    public Task<TestAnswer> Comment(
        string body,
        string? field = null,
        string revision = "1",
        string? held = null,
        string? readers = null
    ) =>
        story
            .Workspace.Intake.Browser()
            .Post(
                $"/api/{Door(held)}/draft/comments",
                new
                {
                    receipt = held ?? receipt,
                    revision,
                    field,
                    body,
                    readers,
                }
            );

    public Task<TestAnswer> Remarks(TestBrowser? by = null) => (by ?? story.Ann).Get(Path + "/remarks");

    /// <summary>The entry of what was said last.</summary>
    public async Task<long> Last() =>
        (await Remarks()).Json.GetProperty("threads").EnumerateArray().Last().GetProperty("sequence").GetInt64();

    public Task<TestAnswer> Accept(long suggestion, int revision = 1) =>
        story.Ann.Post(
            Path + "/acceptances",
            new
            {
                suggestion,
                revision,
                answer = "Gladly. canary-gladly",
            }
        );

    private static string Door(string? held) => held is null ? "mailbox" : "maintainer";
}
