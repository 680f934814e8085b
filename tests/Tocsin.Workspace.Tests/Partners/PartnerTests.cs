using System.Text.RegularExpressions;
using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Ledger;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.Partners;

/// <summary>An organisation is accepted by ballot, signs by a link without an account, and may be told only while that counts.</summary>
public sealed partial class PartnerTests
{
    private const string Address = "security@distribution.example";

    [Theory, OnSqlite, OnPostgres]
    public async Task An_organisation_is_accepted_by_ballot_and_may_be_told_once_it_has_signed(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var (ann, steering) = await tocsin.SignIn(Duty.Steering);
        var (_, other) = await tocsin.SignIn(Duty.Triager);
        await Accept(tocsin, steering);
        (await Line(tocsin, ann)).GetProperty("mayBeTold").GetBoolean().ShouldBeFalse();
        var code = await Link(tocsin);
        using var stranger = tocsin.Members.Browser();

        (await stranger.Page("/early-access/" + code)).Field("code").ShouldBe(code);
        var page = await stranger.Submit("/early-access", ("code", code));
        page.Body.ShouldContain("Early-access agreement");
        (
            await stranger.Submit("/early-access/signature", ("code", code), ("name", "Rita, security lead"))
        ).Body.ShouldContain("Read and sign the early-access agreement.");
        (await Line(tocsin, ann)).GetProperty("mayBeTold").GetBoolean().ShouldBeFalse();
        var signed = await stranger.Submit(
            "/early-access/signature",
            ("code", code),
            ("name", "Rita, security lead"),
            ("sign", page.Field("sign"))
        );
        signed.Body.ShouldContain("Your organisation can be told from now on.");

        (await Line(tocsin, ann)).GetProperty("mayBeTold").GetBoolean().ShouldBeTrue();
        (await stranger.Submit("/early-access", ("code", code))).Status.ShouldBe(404);
        using var triager = other;
        var seen = await tocsin.SignIn(await tocsin.Given([Duty.Triager]));
        (await seen.Page("/partners")).Body.ShouldContain("Example Linux");
        (await seen.Page("/partners")).Body.ShouldNotContain(Address);
        tocsin.Clock.Advance(TimeSpan.FromDays(365));
        (await Line(tocsin, ann)).GetProperty("mayBeTold").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_new_version_closes_until_it_is_signed_and_a_wrong_link_says_nothing()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, steering) = await tocsin.SignIn(Duty.Steering);
        await Accept(tocsin, steering);
        var code = await Link(tocsin);
        using var stranger = tocsin.Members.Browser();
        var page = await stranger.Submit("/early-access", ("code", code));
        tocsin.Clock.Advance(TimeSpan.FromHours(1));
        (
            await tocsin.Stores.Agreements.Publish(
                AgreementKind.EarlyAccess,
                1,
                "Say nothing.",
                null,
                0,
                Actor.Tocsin,
                CancellationToken.None
            )
        ).Problem.ShouldBeNull();

        await tocsin.Work();
        // the text that was read is not the one in force any more, and neither is the link
        (
            await stranger.Submit(
                "/early-access/signature",
                ("code", code),
                ("name", "Rita"),
                ("sign", page.Field("sign"))
            )
        ).Status.ShouldBe(404);
        (await Line(tocsin, ann)).GetProperty("mayBeTold").GetBoolean().ShouldBeFalse();
        var wrong = await stranger.Submit("/early-access", ("code", "00000000000000000000000000"));
        wrong.Status.ShouldBe(404);
        wrong.Body.ShouldBe((await stranger.Submit("/early-access", ("code", "x"))).Body);
        // members are not asked to sign what is for organisations
        Mails(tocsin)
            .ShouldNotContain(mail => mail.Contains("Please sign the early-access", StringComparison.Ordinal));
        // the organisation is sent another link, and the one before is dead
        Mails(tocsin).Count(mail => mail.Contains(Address, StringComparison.Ordinal)).ShouldBe(2);
        (await stranger.Submit("/early-access", ("code", code))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Steering_suspends_with_a_reason_and_a_fresh_proof_and_nobody_else_does()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, steering) = await tocsin.SignIn(Duty.Steering);
        await Accept(tocsin, steering);
        var code = await Link(tocsin);
        using var stranger = tocsin.Members.Browser();
        var page = await stranger.Submit("/early-access", ("code", code));
        (
            await stranger.Submit(
                "/early-access/signature",
                ("code", code),
                ("name", "Rita"),
                ("sign", page.Field("sign"))
            )
        ).ShouldSucceed();
        var id = (await Line(tocsin, ann)).GetProperty("id").GetString();
        using var keeper = await tocsin.SignIn(await tocsin.Given([Duty.Operator]));
        using var mine = await tocsin.SignIn(ann);
        var why = new { reason = "They told a friend." };

        (await keeper.Post($"/api/partners/{id}/suspension", why)).ShouldBeRefused(403, "not-allowed");
        (await mine.Post($"/api/partners/{id}/suspension", new { reason = "" })).ShouldBeRefused(422, "input.faulty");
        (await mine.Post($"/api/partners/{id}/suspension", why)).ShouldSucceed();
        (await Line(tocsin, ann)).GetProperty("mayBeTold").GetBoolean().ShouldBeFalse();
        using var again = await tocsin.SignIn(ann);
        (await again.Post($"/api/partners/{id}/reinstatement", why)).ShouldSucceed();
        (await Line(tocsin, ann)).GetProperty("mayBeTold").GetBoolean().ShouldBeTrue();
        tocsin.Clock.Advance(Workspace.People.StepUp.Fresh);
        (await again.Post($"/api/partners/{id}/withdrawal", why)).ShouldBeRefused(403, "step-up.needed");
        using var fresh = await tocsin.SignIn(ann);
        (await fresh.Post($"/api/partners/{id}/withdrawal", why)).ShouldSucceed();

        (await Line(tocsin, ann)).GetProperty("withdrawn").GetBoolean().ShouldBeTrue();
        (await fresh.Post($"/api/partners/{id}/link", new { })).Status.ShouldBe(404);
        (await fresh.Post("/api/partners/ea-0000000000/withdrawal", why)).Status.ShouldBe(404);
    }

    internal static async Task Accept(TestWorkspace tocsin, TestBrowser steering)
    {
        (await steering.Propose(new { kind = "accept-partner", reason = "A real one." })).ShouldBeRefused(
            422,
            "input.faulty"
        );
        var id = (
            await steering.Propose(
                new
                {
                    kind = "accept-partner",
                    organisation = "Example Linux",
                    address = Address,
                    ships = "Packages for everybody.",
                    reason = "A real one.",
                }
            )
        ).Id();
        (await steering.Vote(id, "for")).ShouldSucceed();
        var decided = await tocsin.AfterDeadline(id);
        decided.Outcome!.Kind.ShouldBe(OutcomeKind.Passed);
        decided.CarriedOut!.Refusal.ShouldBeNull();
        await tocsin.Work();
    }

    private static async Task<System.Text.Json.JsonElement> Line(TestWorkspace tocsin, TestMember member)
    {
        using var browser = await tocsin.SignIn(member);
        return (await browser.Get("/api/partners")).ShouldSucceed().Json.GetProperty("partners")[0];
    }

    internal static Task<string> Link(TestWorkspace tocsin) =>
        Task.FromResult(
            Mails(tocsin)
                .Where(mail => mail.Contains($"To: {Address}", StringComparison.Ordinal))
                .Select(mail => Code().Match(mail))
                .Single(match => match.Success)
                .Groups["code"]
                .Value
        );

    private static IReadOnlyList<string> Mails(TestWorkspace tocsin) =>
        [
            .. Directory
                .GetFiles(tocsin.Outbox, "*.eml")
                .Select(File.ReadAllText)
                .Select(mail => mail.Replace("=\r\n", "", StringComparison.Ordinal)),
        ];

    [GeneratedRegex("/early-access/(?<code>[0-9A-Z]{26})", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Code();
}
