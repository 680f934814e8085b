using System.Text;
using Tocsin.Governance.People;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.Tests.People;

public sealed class JoinTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_first_link_makes_a_triager_and_operator_who_can_sign_in_again(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        using var browser = tocsin.Members.Browser();
        var link = (await tocsin.Stores.Members.FirstLink(CancellationToken.None)).ShouldNotBeNull();
        link.ToString().ShouldStartWith("http://localhost:5081/join/");

        var (answer, secret) = await Joining.ByPassword(tocsin, browser, link);

        answer.Body.ShouldContain("recovery");
        var me = (await browser.Get("/api/me")).Json;
        me.GetProperty("name").GetString().ShouldBe(Joining.Name);
        me.GetProperty("duties").EnumerateArray().Select(d => d.GetString()).ShouldBe(["triager", "operator"]);
        me.GetProperty("recoveryCodesLeft").GetInt32().ShouldBe(RecoveryCode.Count);
        var person = PersonId.Parse(me.GetProperty("id").GetString()).Value;
        await tocsin.SignIn(new TestMember(person, Joining.Name, Joining.Email, Joining.Password, secret));
        (await tocsin.Stores.Members.FirstLink(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_new_first_link_ends_the_one_before()
    {
        await using var tocsin = await TestWorkspace.Start();
        using var browser = tocsin.Members.Browser();
        var old = (await tocsin.Stores.Members.FirstLink(CancellationToken.None))!;
        var latest = (await tocsin.Stores.Members.FirstLink(CancellationToken.None))!;

        (await Open(browser, old)).ShouldBeRefused(404, "invitation.unknown");
        (await Open(browser, latest)).Status.ShouldBe(200);
        (await tocsin.Stores.Members.All(CancellationToken.None)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_first_link_is_dead_once_anybody_has_joined()
    {
        await using var tocsin = await TestWorkspace.Start();
        using var browser = tocsin.Members.Browser();
        var first = (await tocsin.Stores.Members.FirstLink(CancellationToken.None))!;

        await tocsin.Given([Duty.Triager]);

        (await Open(browser, first)).ShouldBeRefused(404, "invitation.unknown");
    }

    [Fact]
    public async Task Looking_at_a_link_does_not_use_it_up_and_tells_nothing()
    {
        await using var tocsin = await TestWorkspace.Start();
        using var browser = tocsin.Members.Browser();
        var link = await Joining.Invite(tocsin, Duty.Triager);
        var made = InvitationCode.Create().Link(new("http://localhost:5081")).PathAndQuery;

        for (var i = 0; i < 3; i++)
            (await browser.Page(link.PathAndQuery)).Status.ShouldBe(200);

        var real = await browser.Page(link.PathAndQuery);
        var unreal = await browser.Page(made);
        unreal.Whole.Replace(made[6..], "code").ShouldBe(real.Whole.Replace(link.Segments[^1], "code"));
        real.Headers["Cache-Control"].ShouldBe("no-store");
        real.Headers["Referrer-Policy"].ShouldBe("no-referrer");
        (await Joining.ByPassword(tocsin, browser, link)).Answer.Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_invitation_that_was_used_or_expired_or_never_was_is_refused_alike()
    {
        await using var tocsin = await TestWorkspace.Start();
        using var browser = tocsin.Members.Browser();
        var used = await Joining.Invite(tocsin, Duty.Triager);
        await Joining.ByPassword(tocsin, tocsin.Members.Browser(), used);
        var expired = await Joining.Invite(tocsin, Duty.Triager);
        tocsin.Clock.Advance(MemberStore.InvitationLasts);
        var never = InvitationCode.Create().Link(new("http://localhost:5081"));

        var answers = new List<string>();
        foreach (var link in (Uri[])[used, expired, never, new("http://localhost:5081/join/what")])
        {
            answers.Add((await Open(browser, link)).ShouldBeRefused(404, "invitation.unknown").Whole);
            var taken = await browser.SubmitForJson("/join/password", ("code", link.Segments[^1]), ("email", "no"));
            answers.Add(taken.ShouldBeRefused(404, "invitation.unknown").Whole);
            var byKey = await browser.SubmitForJson("/join/passkey/options", ("code", link.Segments[^1]));
            answers.Add(byKey.ShouldBeRefused(404, "invitation.unknown").Whole);
        }

        answers.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_form_is_said_at_once_and_nothing_happens()
    {
        await using var tocsin = await TestWorkspace.Start();
        using var browser = tocsin.Members.Browser();
        var link = await Joining.Invite(tocsin, Duty.Triager);

        var answer = await browser.SubmitForJson(
            "/join/password",
            ("code", link.Segments[^1]),
            ("name", ""),
            ("email", "ann@"),
            ("password", "short"),
            ("otp", "000000")
        );

        answer.ShouldBeRefused(422, "input.faulty");
        var paths = answer.Json.GetProperty("faults").EnumerateArray().Select(f => f.GetProperty("path").GetString());
        paths.ShouldBe(["name", "email", "password", "otp", "sign", "sign"]);
        (await tocsin.Stores.Members.All(CancellationToken.None)).ShouldHaveSingleItem().Joined.ShouldBeFalse();
        (await Open(browser, link)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_form_cannot_choose_its_own_secret_or_use_one_of_another_invitation()
    {
        await using var tocsin = await TestWorkspace.Start();
        using var browser = tocsin.Members.Browser();
        var link = await Joining.Invite(tocsin, Duty.Triager);
        var other = await browser.Submit("/join", ("code", (await Joining.Invite(tocsin, Duty.Triager)).Segments[^1]));
        var secret = Joining.SecretOn(other);

        foreach (var setup in (string[])[other.Field("setup"), Convert.ToBase64String(secret.Bytes), "?"])
        {
            var answer = await browser.SubmitForJson(
                "/join/password",
                ("code", link.Segments[^1]),
                ("setup", setup),
                ("name", Joining.Name),
                ("email", Joining.Email),
                ("password", Joining.Password),
                ("otp", Totp.Code(secret, Totp.StepAt(tocsin.Clock.GetUtcNow())))
            );
            answer.ShouldBeRefused(422, "input.faulty");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_members_do_not_share_an_address(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        await Joining.ByPassword(tocsin, tocsin.Members.Browser(), await Joining.Invite(tocsin, Duty.Triager));

        var (answer, _) = await Joining.ByPassword(
            tocsin,
            tocsin.Members.Browser(),
            await Joining.Invite(tocsin, Duty.Triager),
            Joining.Email.ToUpperInvariant()
        );

        answer.Status.ShouldBe(422);
        (await tocsin.Stores.Members.All(CancellationToken.None)).Count(m => m.Joined).ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_who_take_one_invitation_at_the_same_time_one_joins()
    {
        await using var tocsin = await TestWorkspace.Start();
        var link = await Joining.Invite(tocsin, Duty.Triager);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 2)
                .Select(i => Joining.ByPassword(tocsin, tocsin.Members.Browser(), link, $"ann{i}@example.org"))
        );

        answers.Select(a => a.Answer.Status).Order().ShouldBe([200, 404]);
    }

    [Fact]
    public async Task Nothing_of_a_member_can_be_read_from_the_disk_or_the_log()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, codes) = await Joining.ByPassword(tocsin, [Duty.Triager]);
        await tocsin.SignIn(ann);
        using var program = await tocsin.Token(ann, TokenScope.CasesRead);
        (await program.Get("/api/me")).Status.ShouldBe(403);
        string[] secrets =
        [
            ann.Name,
            ann.Name.ToUpperInvariant(),
            ann.Email,
            ann.Email.ToUpperInvariant(),
            ann.Password,
            ann.Secret.Text,
            Convert.ToBase64String(ann.Secret.Bytes),
            Convert.ToHexString(ann.Secret.Bytes),
            program.Token!,
            .. codes,
            .. codes.Select(c => c.Replace("-", "", StringComparison.Ordinal)),
        ];
        codes.Count.ShouldBe(RecoveryCode.Count);

        var files = Directory.GetFiles(tocsin.Folder, "*", SearchOption.AllDirectories);
        files.Select(f => Path.GetFileName(f)).ShouldContain("cases.db");
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(file);
            bytes.AsSpan().IndexOf(ann.Secret.Bytes).ShouldBe(-1, file);
            foreach (var secret in secrets)
            {
                bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)).ShouldBe(-1, $"{secret} in {file}");
                bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(secret)).ShouldBe(-1, $"{secret} in {file}");
            }
        }
        var log = string.Join('\n', tocsin.Members.Log.Lines);
        log.ShouldNotBeEmpty();
        foreach (var secret in secrets)
            log.ShouldNotContain(secret);
    }

    private static Task<TestAnswer> Open(TestBrowser browser, Uri link) =>
        browser.SubmitForJson("/join", ("code", link.Segments[^1]));
}
