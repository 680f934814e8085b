using System.Text;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reports;
using Tocsin.Governance.Agreements;
using Tocsin.Governance.Charters;
using Tocsin.Governance.Meetings;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Teams;
using Tocsin.Governance.ThreatModels;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Intake;
using Tocsin.Workspace.Tests.ThreatModels;

namespace Tocsin.Workspace.Tests.Access;

/// <summary>A case that was reported, accepted, drafted and approved, and everybody who might ask for it.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly Story played;
    private readonly string receipt;
    private readonly Attachment reported;

    private Scene(Story story, CaseNumber number, string receipt, Attachment reported) =>
        (played, Number, this.receipt, this.reported) = (story, number, receipt, reported);

    public TestWorkspace Tocsin => played.Workspace;

    public CaseNumber Number { get; }

    /// <summary>One a column, in their order.</summary>
    public IReadOnlyList<Caller> Callers { get; private set; } = [];

    private string Invited { get; set; } = "";

    private string Proposed { get; set; } = "";

    private string Challenged { get; set; } = "";

    private string Planned { get; set; } = "";

    public static async Task<Scene> Set()
    {
        var story = await Story.Begin();
        var recused = await story.Workspace.Given([Duty.Triager]);
        var sent = await Report(story, recused);
        var number = sent.Number();
        var (reported, answered) = await Files(story, number);
        var ann = new Viewer.Member(story.AnnHerself.Person, [Duty.Triager], null, null, null);
        var stores = story.Workspace.Stores;
        var accepted = await stores.Cases.Decide(
            number,
            ann,
            found =>
                found.Accept(
                    ann,
                    new("We take it on.") { Attachments = [answered] },
                    stores.Options.Programme,
                    stores.Cases.Now
                ),
            CancellationToken.None
        );
        accepted.Problem.ShouldBeNull();
        (
            await story.Ann.Put($"/api/cases/{number}/draft", new { revision = 0, content = Story.Sound })
        ).ShouldSucceed();
        (await story.Ann.Post($"/api/cases/{number}/review", new { })).ShouldSucceed();
        (await story.Ben.Post($"/api/cases/{number}/approval", new { revision = 1 })).ShouldSucceed();
        var scene = new Scene(story, number, sent.Receipt(), reported);
        await scene.Enter(recused);
        scene.Challenged = await Challenge(stores);
        scene.Planned = await Plan(stores);
        scene.Proposed = await Propose(stores, number, story.AnnHerself.Person);
        return scene;
    }

    /// <summary>What stands for a parameter of a path: of the case, of somebody who was asked in, or of nothing.</summary>
    public string Fill(string parameter) =>
        parameter switch
        {
            "number" => Number.Text,
            "fileId" => reported.FileId,
            // the report
            "message" => "1",
            "person" => Invited,
            "proposal" => Proposed,
            "team" => DefaultTeams.CoreResponse.Text,
            "n" => "1",
            "part" => "products",
            "kind" => "privacy",
            "product" => Model.Product,
            "challenge" => Challenged,
            "meeting" => Planned,
            _ => "none",
        };

    /// <summary>What would be taken, where a fresh proof is asked for after the body was read.</summary>
    public static object? Sound(string route) =>
        route switch
        {
            "members POST   /api/people" => new { name = "Cleo", duties = Triager },
            "members POST   /people/invite" => "name=Cleo&duties=triager",
            "members PUT    /api/people/{person}/duties" => new { duties = Triager },
            "members POST   /people/{person}/duties" => "duties=triager",
            "members POST   /api/people/{person}/link" => new { },
            "members POST   /api/teams/{team}/leave" => new { },
            "members POST   /api/agreements/{kind}/versions" => new
            {
                after = 2,
                markdown = "x",
                daysToSign = 0,
            },
            "members POST   /agreements/{kind}/versions" => "after=2&markdown=x&daysToSign=0",
            "members POST   /api/threat-models/{product}/adoption" => new { statements = new[] { Model.Statement() } },
            "members POST   /threat-models/{product}/adoption" =>
                "statements[0].kind=trusted&statements[0].wording=x&statements[0].rationale=x",
            "members POST   /api/me/tokens" => new
            {
                label = "x",
                scopes = CasesRead,
                days = 1,
            },
            "members POST   /me/tokens" => "label=x&scopes=cases-read&days=1",
            "members DELETE /api/me/passkeys/{key}" => new { },
            "members POST   /api/cases/{number}/publication" => new { revision = 1 },
            "members POST   /cases/{number}/publication" => "revision=1&when=now",
            "members PUT    /api/programme" => new
            {
                after = 1,
                document = CharterDocument.Write(new()),
                reason = "x",
            },
            "members POST   /programme" =>
                $"after=1&document={Uri.EscapeDataString(CharterDocument.Write(new()))}&reason=x",
            _ => null,
        };

    public async ValueTask DisposeAsync()
    {
        foreach (var caller in Callers)
            caller.Dispose();
        await played.DisposeAsync();
    }

    private static readonly string[] Triager = ["triager"];
    private static readonly string[] CasesRead = ["cases-read"];

    private async Task Enter(TestMember recused)
    {
        var stale = await SignIn(Duty.Triager, Duty.Operator);
        var (expert, over) = (await SignIn(Duty.CnaOperator), await SignIn(Duty.CnaOperator));
        await LetIn(expert.Member, TimeSpan.FromDays(1));
        await LetIn(over.Member, StepUp.Fresh);
        Tocsin.Clock.Advance(StepUp.Fresh);
        var left = await SignIn(Duty.Triager);
        (
            await Tocsin.Stores.Members.ChangeDuties(left.Member.Person, [], Clock.Actor, CancellationToken.None)
        ).Problem.ShouldBeNull();
        var unsigned = await SignIn(Duty.Triager, Duty.Operator);
        var suspended = await SignIn(Duty.Triager, Duty.Operator);
        var policy = await SignIn(Duty.Policy);
        var keeper = await SignIn(Duty.Operator);
        var triager = await SignIn(Duty.Triager);
        var both = await Tocsin.Given([Duty.Triager, Duty.Operator]);
        Invited = (await Tocsin.Stores.Members.Invite("Dora", [Duty.Triager], Clock.Actor, CancellationToken.None))
            .Value
            .Person
            .Text;

        Add("anonymous", Tocsin.Members.Browser());
        Add("reporter", Tocsin.Members.Browser());
        Callers = [.. Callers.Take(1), Callers[1] with { Receipt = Shown }];
        Add("left", left.Browser);
        await Suspend(suspended.Member);
        await AskForANewSignature(
            suspended.Member,
            policy.Member,
            keeper.Member,
            triager.Member,
            stale.Member,
            expert.Member,
            over.Member,
            recused,
            both
        );
        Add("unsigned", unsigned.Browser);
        Add("suspended", suspended.Browser);
        Add("policy", policy.Browser);
        Add("operator", keeper.Browser);
        Add("expert-in", expert.Browser);
        Add("expert-over", over.Browser);
        Add("recused", await Tocsin.SignIn(recused));
        Add("triager", triager.Browser);
        Add("stale", stale.Browser);
        Callers = [.. Callers.SkipLast(1), Callers[^1] with { SendsSoundBodies = true }];
        foreach (var scope in Enum.GetValues<TokenScope>())
            Add(Word.Of(scope), await Tocsin.Token(both, scope));
        // what needs a fresh proof they may prepare, and not do
        Callers =
        [
            .. Callers.Select(caller =>
                caller with
                {
                    SendsSoundBodies = caller.SendsSoundBodies || caller.Members.Token is not null,
                }
            ),
        ];
    }

    // an expert of this case, who is here for nothing else
    private async Task LetIn(TestMember member, TimeSpan lasts)
    {
        (
            await Tocsin.Stores.Cases.Decide<Member>(
                Number,
                Clock,
                Member.Stream(member.Person),
                (found, person) => found.InviteExpert(person, Tocsin.Stores.Cases.Now + lasts, Tocsin.Stores.Cases.Now),
                CancellationToken.None
            )
        ).Problem.ShouldBeNull();
        (
            await Tocsin.Stores.Members.ChangeDuties(member.Person, [], Clock.Actor, CancellationToken.None)
        ).Problem.ShouldBeNull();
    }

    private async Task Suspend(TestMember member) =>
        (
            await Tocsin.Stores.Members.Decide(
                member.Person,
                (found, now) => found.Suspend(null, new("They told a friend."), now),
                Clock.Actor,
                CancellationToken.None
            )
        ).Problem.ShouldBeNull();

    // a new version that everybody has to have signed, and these have
    private async Task AskForANewSignature(params IReadOnlyList<TestMember> signers)
    {
        var agreements = Tocsin.Stores.Agreements;
        (
            await agreements.Publish(
                AgreementKind.Privacy,
                1,
                "Say nothing to nobody.",
                null,
                0,
                Clock.Actor,
                CancellationToken.None
            )
        ).Problem.ShouldBeNull();
        var newest = (await Tocsin.Promises()).Single(text => text.Kind == AgreementKind.Privacy);
        foreach (var member in signers)
            (await agreements.Sign(member.Person, newest, CancellationToken.None)).Problem.ShouldBeNull();
    }

    // about the case: it is there for those who may read that
    private static async Task<string> Propose(WorkspaceStart stores, CaseNumber number, PersonId by)
    {
        var opened = await stores.Proposals.Open(
            new ProposalSubject.ExtendEmbargo(number.Text, stores.Cases.Now.AddDays(60)),
            new("The fix needs more time."),
            null,
            by,
            CancellationToken.None
        );
        return opened.Value.Id.Text;
    }

    private static async Task<string> Challenge(WorkspaceStart stores)
    {
        // of another product, so that there are statements to adopt for this one
        var npm = ProductSlug.Of("npm")!.Value;
        var first = new StatementText("The registry is trusted.", "It could send anything.");
        var model = (await stores.ThreatModels.Find(Model.Product, CancellationToken.None)).Value;
        (
            await stores.ThreatModels.Adopt(
                model with
                {
                    Model = ThreatModel.Empty(ThreatModel.Stream(npm)),
                },
                [(StatementKind.Trusted, first)],
                Clock.Actor,
                CancellationToken.None
            )
        ).Problem.ShouldBeNull();
        var received = await stores.Challenges.Receive(new(npm, 1), new("It is not.", null), CancellationToken.None);
        return received.Value.Text;
    }

    private static async Task<string> Plan(WorkspaceStart stores)
    {
        var plan = new MeetingPlan(DefaultTeams.Policy, stores.Cases.Now.AddDays(1), "Etc/UTC", 60, "Policy", null);
        return (await stores.Meetings.Plan(plan, Clock.Actor, CancellationToken.None)).Value.Id.Text;
    }

    private static Viewer.Clock Clock { get; } = new();

    private void Add(string name, TestBrowser members) =>
        Callers = [.. Callers, Caller.Of(name, Callers.Count, Tocsin, members)];

    private Task<(TestMember Member, TestBrowser Browser)> SignIn(params IReadOnlyList<Duty> duties) =>
        Tocsin.SignIn(duties);

    // replacing a receipt spends it
    private async Task<string> Shown(string pattern) =>
        pattern.EndsWith("/receipt", StringComparison.Ordinal)
            ? (await Report(played, played.BenHimself)).Receipt()
            : receipt;

    // whoever reported a case must not judge it
    private static async Task<TestAnswer> Report(Story story, TestMember by)
    {
        using var reporter = story.Workspace.Intake.Browser();
        using var form = AReport.Form(
            [.. AReport.Needed, ("contact", by.Email)],
            ("a.txt", Encoding.ASCII.GetBytes("canary"))
        );
        return (await reporter.SendApi(form)).ShouldSucceed();
    }

    private static async Task<(Attachment Reported, Attachment Answered)> Files(Story story, CaseNumber number)
    {
        using var content = new MemoryStream("an answer"u8.ToArray());
        var kept = await story.Workspace.Stores.Files.Keep("b.txt", content, CancellationToken.None);
        return ((await story.Workspace.Case(number)).Report!.Attachments[0], kept.Value);
    }
}
