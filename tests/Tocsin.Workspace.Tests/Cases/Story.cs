using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Workspace.Settings;
using Case = Tocsin.Cases.Case;

namespace Tocsin.Workspace.Tests.Cases;

/// <summary>A workspace with two triagers in it who did not invite each other, and reports that come in.</summary>
internal sealed class Story : IAsyncDisposable
{
    private Story(TestWorkspace workspace) => Workspace = workspace;

    public TestWorkspace Workspace { get; }

    /// <summary>Judges and drafts.</summary>
    public TestBrowser Ann { get; private set; } = null!;

    public TestMember AnnHerself { get; private set; } = null!;

    /// <summary>Reviews.</summary>
    public TestBrowser Ben { get; private set; } = null!;

    public TestMember BenHimself { get; private set; } = null!;

    /// <summary>Every text of this has a word that is found nowhere else.</summary>
    public static ReportText Report { get; } =
        new()
        {
            What = "Prototype pollution canary-what",
            Where = "sluice canary-where",
            HowToReproduce = "Merge `__proto__` canary-how",
            Contact = "canary-contact@example.net",
        };

    public static AdvisoryContent Sound { get; } =
        new()
        {
            Summary = "Prototype pollution in sluice canary-summary",
            Details = "Merging an object with a `__proto__` member changes **every** other object. canary-details",
            Impact = ImpactClass.DataModification,
            Affected =
            [
                new() { Package = new("npm", "sluice"), Ranges = [new() { Introduced = "1.0.0", Fixed = "1.2.4" }] },
            ],
            Cwes = ["CWE-1321"],
            CvssVector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N",
            References = [new("FIX", "https://example.org/sluice/commit/1")],
            Credits = [new("Rita", "FINDER")],
        };

    public static async Task<Story> Begin(
        Provider provider = Provider.Sqlite,
        string timeZone = "Etc/UTC",
        Func<WorkspaceOptions, WorkspaceOptions>? change = null
    )
    {
        var workspace = await TestWorkspace.Start(
            provider,
            new() { Name = "Example Foundation", TimeZone = timeZone },
            change
        );
        var (ann, ben) = (await workspace.Given([Duty.Triager]), await workspace.Given([Duty.Triager]));
        return new(workspace)
        {
            AnnHerself = ann,
            BenHimself = ben,
            Ann = await workspace.SignIn(ann),
            Ben = await workspace.SignIn(ben),
        };
    }

    public async Task<CaseNumber> Received(ReportText? report = null) =>
        (await Workspace.Stores.Reports.Receive(report ?? Report, CancellationToken.None)).Number;

    public async Task<CaseNumber> Accepted(ReportText? report = null)
    {
        var number = await Received(report);
        (
            await Ann.Post($"/api/cases/{number}/acceptance", new { answer = "We take it on. canary-answer" })
        ).ShouldSucceed();
        return number;
    }

    public async Task<CaseNumber> Drafted()
    {
        var number = await Accepted();
        (await Ann.Put($"/api/cases/{number}/draft", new { revision = 0, content = Sound })).ShouldSucceed();
        return number;
    }

    public async Task<CaseNumber> Approved()
    {
        var number = await Drafted();
        (await Ann.Post($"/api/cases/{number}/review", new { })).ShouldSucceed();
        (await Ben.Post($"/api/cases/{number}/approval", new { revision = 1 })).ShouldSucceed();
        return number;
    }

    public async Task<CaseNumber> Published()
    {
        var number = await Approved();
        (await Publish(number)).ShouldSucceed();
        await Eventually(async () => (await Load(number)).Published is not null);
        return number;
    }

    public Task<TestAnswer> Publish(CaseNumber number, int revision = 1, string? at = null) =>
        Ann.Post(
            $"/api/cases/{number}/publication",
            new
            {
                revision,
                at,
                code = Workspace.NextCode(AnnHerself),
            }
        );

    /// <summary>The case, looked up behind what HTTP shows.</summary>
    public async Task<Case> Load(CaseNumber number) =>
        (await Workspace.Stores.Cases.Read(number, new Viewer.Clock(), "case", CancellationToken.None)).Value;

    /// <summary>Waits for workers, who run on the real clock; a minute is for ever.</summary>
    public static async Task Eventually(Func<Task<bool>> holds)
    {
        using var forEver = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await holds())
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, forEver.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Ann.Dispose();
        Ben.Dispose();
        await Workspace.DisposeAsync();
    }
}
