using Tocsin.Governance.People;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Tests.People;

public sealed class StepUpTests
{
    private static readonly string[] Triager = ["triager"];
    private static readonly string[] CveIds = ["cve-ids"];
    private static readonly object Ben = new { name = "Ben", duties = Triager };

    [Fact]
    public async Task A_proof_holds_for_five_minutes_and_is_renewed_by_a_code()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (olga, browser) = await tocsin.SignIn(Duty.Operator);

        tocsin.Clock.Advance(StepUp.Fresh - TimeSpan.FromSeconds(1));
        (await browser.Post("/api/people", Ben)).Status.ShouldBe(201);
        tocsin.Clock.Advance(TimeSpan.FromSeconds(1));
        (await browser.Post("/api/people", Ben)).ShouldBeRefused(403, "step-up.needed");

        var renewed = await browser.Submit("/step-up", ("otp", tocsin.NextCode(olga)), ("return", "/people"));
        (renewed.Status, renewed.Location).ShouldBe((303, "/people"));
        (await browser.Post("/api/people", Ben)).Status.ShouldBe(201);
    }

    [Fact]
    public async Task A_current_code_with_the_request_is_a_proof_too_and_a_used_or_wrong_one_is_none()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (olga, browser) = await tocsin.SignIn(Duty.Operator);
        tocsin.Clock.Advance(StepUp.Fresh);
        var code = tocsin.NextCode(olga);
        object With(string one) =>
            new
            {
                name = "Ben",
                duties = Triager,
                code = one,
            };

        (await browser.Post("/api/people", With("000000"))).ShouldBeRefused(403, "step-up.needed");
        (await browser.Post("/api/people", With(code))).Status.ShouldBe(201);
        tocsin.Clock.Advance(StepUp.Fresh);
        (await browser.Post("/api/people", With(code))).ShouldBeRefused(403, "step-up.needed");
    }

    [Fact]
    public async Task A_proof_in_one_session_is_none_in_another()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (olga, first) = await tocsin.SignIn(Duty.Operator);
        tocsin.Clock.Advance(StepUp.Fresh);
        using var second = await tocsin.SignIn(olga);

        (await second.Post("/api/people", Ben)).Status.ShouldBe(201);
        (await first.Post("/api/people", Ben)).ShouldBeRefused(403, "step-up.needed");
    }

    [Fact]
    public async Task Guessing_codes_in_an_open_session_is_stopped()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (olga, browser) = await tocsin.SignIn(Duty.Operator);
        tocsin.Clock.Advance(StepUp.Fresh);

        for (var i = 0; i < 5; i++)
            (await browser.SubmitForJson("/step-up", ("otp", "000000"))).ShouldBeRefused(403, "step-up.needed");

        (await browser.SubmitForJson("/step-up", ("otp", tocsin.NextCode(olga)))).ShouldBeRefused(429, "too-many");
    }

    [Fact]
    public async Task What_needs_a_fresh_proof_refuses_every_token()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (olga, _) = await tocsin.SignIn(Duty.Operator, Duty.Triager);
        using var program = await tocsin.Token(olga, Enum.GetValues<TokenScope>());

        (await program.Post("/api/people", Ben)).ShouldBeRefused(403, "not-allowed");
        (
            await program.Post(
                "/api/me/tokens",
                new
                {
                    label = "x",
                    scopes = CveIds,
                    days = 1,
                }
            )
        ).ShouldBeRefused(403, "not-allowed");
        (await program.SubmitForJson("/step-up", ("otp", tocsin.NextCode(olga)))).ShouldBeRefused(403, "not-allowed");
    }

    [Fact]
    public async Task Every_proof_is_kept_in_the_members_stream()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (olga, browser) = await tocsin.SignIn(Duty.Operator);
        var before = await Entries(tocsin, olga);

        await browser.Submit("/step-up", ("otp", tocsin.NextCode(olga)));

        (await Entries(tocsin, olga)).ShouldBe(before + 1);
    }

    private static async Task<int> Entries(TestWorkspace tocsin, TestMember member)
    {
        await using var db = tocsin.Stores.OpenCases();
        using var command = Microsoft
            .EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database)
            .CreateCommand();
        await command.Connection!.OpenAsync();
        command.CommandText = "SELECT count(*) FROM entries WHERE \"Kind\" = 'person' AND \"Name\" = @name";
        var name = command.CreateParameter();
        (name.ParameterName, name.Value) = ("@name", member.Person.Text);
        command.Parameters.Add(name);
        return Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
