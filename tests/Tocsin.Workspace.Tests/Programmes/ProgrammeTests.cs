using Tocsin.Advisories.Documents;
using Tocsin.Governance.Charters;
using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Governance.Teams;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Tests.Programmes;

public sealed class ProgrammeTests
{
    private static readonly ReasonText Why = new("We have decided it.");

    [Fact]
    public async Task Settings_are_the_first_version_and_a_restart_adds_none()
    {
        await using var tocsin = await TestWorkspace.Start(
            programme: new() { Name = "Old foundation", EmbargoDays = 30 }
        );

        using var again = await WorkspaceStart.Prepare(tocsin.Stores.Options, tocsin.Clock, default);

        var history = await again.Programmes.History(default);
        history.Versions.ShouldHaveSingleItem().By.ShouldBe(Actor.Tocsin);
        history.Charter.Programme.Name.ShouldBe("Old foundation");
        history.Charter.Programme.EmbargoDays.ShouldBe(30);
        history.Charter.Teams.Select(t => t.Id).ShouldBe(DefaultTeams.All.Select(t => t.Id));
    }

    [Fact]
    public async Task A_change_is_reviewed_put_into_force_and_seen_by_reporters_and_strangers()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, browser) = await tocsin.SignIn(Duty.Operator);
        var form = (await browser.Page("/programme/products")).ShouldSucceed();
        form.Body.ShouldContain("Add a product");

        var review = (
            await browser.Submit(
                "/programme/products",
                ("products[0].name", "Node.js"),
                ("products[0].kind", "core"),
                ("products[0].releaseLines[0].name", "24.x"),
                ("products[0].releaseLines[0].endOfLife", "2028-04-30"),
                ("products[1].name", ""),
                ("products[1].kind", "ecosystem"),
                ("products[2].name", "Packages"),
                ("products[2].kind", "ecosystem"),
                ("products[2].ecosystem", "npm"),
                ("do", "review")
            )
        ).ShouldSucceed();

        review.Body.ShouldContain("endOfLife: 2028-04-30");
        tocsin.Stores.Charter.Version.ShouldBe(1);
        (
            await browser.Submit(
                "/programme",
                ("after", review.Field("after")),
                ("document", review.Field("document")),
                ("reason", Why.Reason)
            )
        ).Location.ShouldBe("/programme");

        (await tocsin.Intake.Browser().Page("/")).Body.ShouldContain("<option value=\"Packages\">");
        var page = await browser.Page("/programme");
        page.Body.ShouldContain(Why.Reason);
        page.Body.ShouldContain(ann.Name);
        await tocsin.Work();
        var told = ProgrammeDocument.Read(tocsin.Told.Last())!;
        told.Products.Select(p => (p.Name, p.Ecosystem)).ShouldBe([("Node.js", null), ("Packages", "npm")]);
        told.Products[0].ReleaseLines.ShouldBe([new("24.x", new DateOnly(2028, 4, 30))]);
    }

    [Fact]
    public async Task Rows_come_and_go_by_buttons_without_a_check()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, browser) = await tocsin.SignIn(Duty.Operator);

        var more = await browser.Submit(
            "/programme/products",
            ("products[0].name", "First"),
            ("products[1].name", "Second"),
            ("do", "add products[1].releaseLines")
        );
        var less = await browser.Submit(
            "/programme/products",
            ("products[0].name", "First"),
            ("products[1].name", "Second"),
            ("products[1].releaseLines[0].name", "1.x"),
            ("do", "remove products[0]")
        );

        more.ShouldSucceed().Body.ShouldContain("name=\"products[1].releaseLines[0].name\"");
        less.ShouldSucceed().Field("products\\[0\\].name").ShouldBe("Second");
        less.Field("products\\[0\\].releaseLines\\[0\\].name").ShouldBe("1.x");
        less.Body.ShouldNotContain("name=\"products[1].name\"");
    }

    [Fact]
    public async Task Every_part_is_a_form_that_changes_nothing_when_nothing_is_typed()
    {
        await using var tocsin = await TestWorkspace.Start(
            programme: new()
            {
                Name = "Example Foundation",
                Holidays = [new(2026, 12, 25), new(2026, 12, 26)],
                Products = [Product.Named("npm")],
            }
        );
        var (_, browser) = await tocsin.SignIn(Duty.Operator);
        foreach (var part in Enum.GetValues<CharterPart>())
        {
            var path = "/programme/" + Tocsin.Workspace.People.Word.Of(part);
            (await browser.Page(path)).ShouldSucceed();
            var fields = CharterDocument.FieldsOf(tocsin.Stores.Charter.Charter, part).Select(f => (f.Key, f.Value));

            (await browser.Submit(path, fields))
                .ShouldSucceed()
                .Body.ShouldContain("Nothing would change.", customMessage: path);
        }
        (await browser.Page("/programme/nothing")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_beside_its_field()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, browser) = await tocsin.SignIn(Duty.Operator);

        var calendar = await browser.Submit(
            "/programme/calendar",
            ("calendar.timeZone", "Mars/Olympus"),
            ("calendar.holidays", "2026-12-25\nsoon")
        );
        var whole = await browser.Put(
            "/api/programme",
            new
            {
                after = 1,
                document = CharterDocument
                    .Write(tocsin.Stores.Charter.Charter)
                    .Replace("embargoDays: 45", "embargoDays: 0", StringComparison.Ordinal)
                    .Replace("everyMonths: 6", "everyMonths: soon", StringComparison.Ordinal),
                reason = "",
            }
        );

        calendar.Status.ShouldBe(422);
        calendar.Body.ShouldContain("is no time zone of this machine");
        calendar.Body.ShouldContain("id=\"fault.calendar.holidays\"");
        whole.ShouldBeRefused(422, "input.faulty");
        whole
            .Json.GetProperty("faults")
            .EnumerateArray()
            .Select(f => f.GetProperty("path").GetString())
            .ShouldBe(["reason", "rollCall.everyMonths", "promises.embargoDays"], ignoreOrder: true);
        tocsin.Stores.Charter.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Every_member_reads_it_and_only_an_operator_with_a_fresh_proof_changes_it()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, triager) = await tocsin.SignIn(Duty.Triager);
        var (_, keeper) = await tocsin.SignIn(Duty.Operator);
        var document = (await triager.Get("/api/programme")).ShouldSucceed().Json.GetProperty("document").GetString()!;
        (await triager.Page("/programme.yaml")).Body.ShouldBe(document);
        (await triager.Page("/programme")).Body.ShouldNotContain("/programme/products");
        var next = document.Replace("embargoDays: 45", "embargoDays: 60", StringComparison.Ordinal);
        var change = new
        {
            after = 1,
            document = next,
            reason = "Longer.",
        };

        (await triager.Put("/api/programme", change)).Status.ShouldBe(403);
        (await keeper.Post("/api/programme/review", new { document = next }))
            .ShouldSucceed()
            .Json.GetProperty("changes")
            .GetArrayLength()
            .ShouldBe(1);
        tocsin.Clock.Advance(TimeSpan.FromMinutes(6));
        (await keeper.Put("/api/programme", change)).ShouldBeRefused(403, "step-up.needed");
        tocsin.Stores.Charter.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Who_began_from_an_older_version_is_told_so()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, browser) = await tocsin.SignIn(Duty.Operator);
        var document = CharterDocument.Write(tocsin.Stores.Charter.Charter);
        (await Put("embargoDays: 50")).ShouldSucceed().Json.GetProperty("version").GetInt32().ShouldBe(2);

        (await Put("embargoDays: 60")).ShouldBeRefused(409, "programme.moved-on");

        Task<TestAnswer> Put(string days) =>
            browser.Put(
                "/api/programme",
                new
                {
                    after = 1,
                    document = document.Replace("embargoDays: 45", days, StringComparison.Ordinal),
                    reason = "Longer.",
                }
            );
    }

    [Fact]
    public async Task What_was_installed_is_asked_about_until_somebody_leaves_it_as_it_is()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, browser) = await tocsin.SignIn(Duty.Operator);
        (await browser.Page("/programme")).Body.ShouldContain("Set up your programme");

        (await browser.Submit("/programme/keep")).Location.ShouldBe("/programme");

        (await browser.Page("/programme")).Body.ShouldNotContain("Set up your programme");
        tocsin.Stores.Charter.IsSetUp.ShouldBeTrue();
        (await tocsin.Stores.Programmes.Settle(new() { Name = "Other" }, default)).Value.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Another_process_sees_a_change_with_its_next_look()
    {
        await using var tocsin = await TestWorkspace.Start();
        using var intake = await WorkspaceStart.Prepare(
            tocsin.Stores.Options with
            {
                MasterKey = null,
            },
            tocsin.Clock,
            default
        );
        intake.Charter.Programme.EmbargoDays.ShouldBe(45);

        await Change(tocsin, charter => charter with { Programme = charter.Programme with { EmbargoDays = 60 } });

        (await intake.Charter.Look(default)).Programme.EmbargoDays.ShouldBe(60);
        var report = Tocsin.Cases.Reports.ReportText.Parse(new("x", "y", "z")).Value;
        var taken = await intake.Reports.Receive(report, default);
        taken.EmbargoEnds.ShouldBe(tocsin.Clock.GetUtcNow().AddDays(60));
    }

    [Fact]
    public async Task Teams_that_change_change_what_their_members_may_with_the_next_request()
    {
        await using var tocsin = await TestWorkspace.Start();
        var ann = await tocsin.Given([Duty.Operator]);
        await tocsin.Stores.Members.Decide(
            ann.Person,
            (member, now) => tocsin.Stores.Charter.Chart.Find(DefaultTeams.Policy)!.Admit(member, [], now),
            Actor.Tocsin,
            default
        );
        (await MayTriage()).ShouldBeFalse();

        await Change(
            tocsin,
            charter =>
                charter with
                {
                    Teams =
                    [
                        .. charter.Teams.Select(t =>
                            t.Id == DefaultTeams.Policy
                                ? t with
                                {
                                    Duties = [Duty.Triager],
                                    Cases = Governance.People.CaseReach.EveryCase,
                                }
                                : t
                        ),
                    ],
                }
        );

        (await MayTriage()).ShouldBeTrue();
        var without = await tocsin.Stores.Programmes.Try(
            tocsin.Stores.Charter.Charter with
            {
                Teams = [.. tocsin.Stores.Charter.Charter.Teams.Where(t => t.Id != DefaultTeams.Policy)],
            },
            default
        );
        without.Problem!.Faults.Select(f => f.Path).ShouldBe(["teams", "teams"]);

        async Task<bool> MayTriage() =>
            (await tocsin.Stores.Standings.Of(ann.Person, default)).Rights.Has(Duty.Triager);
    }

    private static async Task Change(TestWorkspace tocsin, Func<Charter, Charter> how)
    {
        var changed = await tocsin.Stores.Programmes.Change(
            null,
            how(tocsin.Stores.Charter.Charter),
            Why,
            Actor.Tocsin,
            default
        );
        changed.Problem.ShouldBeNull();
    }
}
