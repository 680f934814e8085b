using System.Net.Http.Json;
using Tocsin.Advisories.Drafts;
using Tocsin.Standards.Problems;
using Tocsin.Web.Changes;
using Tocsin.Workspace.Advisories;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Advisories;

public sealed class DraftTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_draft_is_written_read_back_and_scored_by_api(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var number = await story.Drafted();

        var read = (await story.Ben.Get($"/api/cases/{number}/draft")).ShouldSucceed();
        read.Headers["ETag"].ShouldBe("\"1\"");
        read.Json.GetProperty("score").GetDouble().ShouldBe(7.5);
        read.Json.GetProperty("severity").GetString().ShouldBe("high");
        read.Json.GetProperty("content").GetProperty("summary").GetString().ShouldBe(Story.Sound.Summary);
        read.Json.GetProperty("faults")
            .EnumerateArray()
            .ShouldAllBe(f => f.GetProperty("severity").GetString() == "warning");
        (await story.Load(number)).Draft.ShouldBe(Story.Sound);
    }

    [Fact]
    public async Task A_save_on_an_old_revision_is_refused_and_If_Match_counts_more_than_the_body()
    {
        await using var story = await Story.Begin();
        var number = await story.Drafted();
        var other = Story.Sound with { Summary = "Something else" };

        (await story.Ben.Put($"/api/cases/{number}/draft", new { revision = 0, content = other })).ShouldBeRefused(
            409,
            "case.draft-moved-on"
        );
        (await story.Ben.Put($"/api/cases/{number}/draft", new { content = other })).ShouldBeRefused(
            422,
            "input.faulty"
        );
        using var body = JsonContent.Create(new { revision = 1, content = other });
        (
            await story.Ben.Send(
                HttpMethod.Put,
                $"/api/cases/{number}/draft",
                body,
                "application/json",
                ifMatch: "\"0\""
            )
        ).ShouldBeRefused(409, "case.draft-moved-on");
        (await story.Load(number)).Draft.ShouldBe(Story.Sound);
        (await story.Ben.Put($"/api/cases/{number}/draft", new { revision = 1, content = other }))
            .ShouldSucceed()
            .Headers["ETag"]
            .ShouldBe("\"2\"");
    }

    [Fact]
    public async Task The_editor_saves_what_was_typed_faults_and_all()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        (await story.Ann.Page($"/cases/{number}/advisory")).ShouldSucceed();

        var saved = await story.Ann.Submit(
            $"/cases/{number}/advisory",
            ("revision", "0"),
            ("summary", "Half a draft"),
            ("affected[0].package.ecosystem", "npm"),
            ("affected[0].package.name", "sluice"),
            ("affected[0].ranges[0].introduced", "2.0.0"),
            ("affected[0].ranges[0].fixed", "1.0.0"),
            ("affected[0].ranges[1].introduced", ""),
            ("affected[0].versions", "not a version\n0.9.0"),
            ("cvssVector", "CVSS:3.1/AV:Q"),
            ("do", "save")
        );
        saved.Status.ShouldBe(303, saved.Body);

        var draft = (await story.Load(number)).Draft!;
        draft.Affected[0].Ranges.ShouldHaveSingleItem().Fixed.ShouldBe("1.0.0");
        draft.CvssVector.ShouldBe("CVSS:3.1/AV:Q");
        var page = (await story.Ann.Page($"/cases/{number}/advisory")).Body;
        page.ShouldContain("The fix lies before the introduction.");
        page.ShouldContain("Line 1: npm does not know this as a version.");
        page.ShouldContain("href=\"#field.affected%5B0%5D.ranges%5B0%5D.fixed\"");
        page.ShouldContain("id=\"field.affected[0].ranges[0].fixed\"");
        page.ShouldContain("value=\"CVSS:3.1/AV:Q\"");
    }

    [Fact]
    public async Task Rows_come_and_go_without_losing_a_word_or_saving_one()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        (string, string)[] typed =
        [
            ("revision", "0"),
            ("summary", "Kept"),
            ("affected[0].package.ecosystem", "npm"),
            ("affected[0].package.name", "first"),
            ("affected[0].ranges[0].introduced", "1.0.0"),
            ("affected[0].ranges[1].introduced", "2.0.0"),
            ("affected[1].package.ecosystem", "PyPI"),
            ("affected[1].package.name", "second"),
            ("cwes[0]", "CWE-79"),
        ];

        var added = await story.Ann.Submit($"/cases/{number}/advisory", [.. typed, ("do", "add affected[0].ranges")]);
        added.Status.ShouldBe(200);
        added.Body.ShouldContain("name=\"affected[0].ranges[2].introduced\"");
        added.Field("affected\\[0\\].ranges\\[1\\].introduced").ShouldBe("2.0.0");
        added.Field("summary").ShouldBe("Kept");

        var removed = await story.Ann.Submit(
            $"/cases/{number}/advisory",
            [.. typed, ("do", "remove affected[0].ranges[0]")]
        );
        removed.Field("affected\\[0\\].ranges\\[0\\].introduced").ShouldBe("2.0.0");
        removed.Field("affected\\[1\\].package.name").ShouldBe("second");

        var package = await story.Ann.Submit($"/cases/{number}/advisory", [.. typed, ("do", "remove affected[0]")]);
        package.Field("affected\\[0\\].package.name").ShouldBe("second");
        package.Field("cwes\\[0\\]").ShouldBe("CWE-79");
        (await story.Load(number)).DraftRevision.ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_who_saved_meanwhile_loses_nothing_and_neither_does_the_other()
    {
        await using var story = await Story.Begin();
        var number = await story.Drafted();
        await story.Ben.Put(
            $"/api/cases/{number}/draft",
            new { revision = 1, content = Story.Sound with { Summary = "What Ben wrote" } }
        );

        (string, string)[] anns =
        [
            ("revision", "1"),
            ("summary", "What Ann wrote"),
            ("details", "Her details"),
            ("do", "save"),
        ];
        var conflict = await story.Ann.Submit($"/cases/{number}/advisory", anns);
        conflict.Status.ShouldBe(409);
        conflict.Field("summary").ShouldBe("What Ann wrote");
        conflict.Body.ShouldContain("What Ben wrote");
        conflict.Field("revision").ShouldBe("2");

        // knowing both, she saves hers
        (await story.Ann.Submit($"/cases/{number}/advisory", [("revision", "2"), .. anns[1..]])).Status.ShouldBe(303);
        (await story.Load(number)).Draft!.Summary.ShouldBe("What Ann wrote");
        (await story.Load(number)).DraftRevision.ShouldBe(3);
    }

    [Theory]
    [InlineData(
        "cvss31",
        "3.1",
        "AV:N AC:L PR:N UI:N S:U C:N I:H A:N",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N",
        "7.5"
    )]
    [InlineData(
        "cvss40",
        "4.0",
        "AV:N AC:L AT:N PR:N UI:N VC:H VI:H VA:H SC:H SI:H SA:H",
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H",
        "10.0"
    )]
    public async Task The_calculator_turns_answers_into_a_vector_and_a_score(
        string prefix,
        string edition,
        string answers,
        string vector,
        string score
    )
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var chosen = answers.Split(' ').Select(a => ($"{prefix}.{a.Split(':')[0]}", a.Split(':')[1])).ToList();

        var scored = await story.Ann.Submit(
            $"/cases/{number}/advisory",
            [("revision", "0"), ("summary", "Kept"), .. chosen, ("do", $"score {edition}")]
        );
        scored.Field("cvssVector").ShouldBe(vector);
        scored.Body.ShouldContain($"{score}<span class=\"severity-of\"> of 10</span>");
        scored.Field("summary").ShouldBe("Kept");

        var half = await story.Ann.Submit(
            $"/cases/{number}/advisory",
            [("revision", "0"), chosen[0], ("do", $"score {edition}")]
        );
        half.Body.ShouldContain("Choose one.");
        half.Body.ShouldMatch($"name=\"{prefix}\\.AV\"[^>]*value=\"N\"[^>]*checked");
    }

    [Fact]
    public void A_form_reads_back_what_was_written_into_it()
    {
        var content = Story.Sound with
        {
            Workarounds = "None.",
            Aliases = ["GHSA-2222-3333-4444"],
            Affected =
            [
                .. Story.Sound.Affected,
                new() { Package = new("PyPI", "sluice"), Versions = ["1.0", "1.1"] },
                new()
                {
                    Package = new("npm", "other"),
                    Ranges = [new() { Introduced = "0" }, new() { Introduced = "3.0.0", LastAffected = "3.1.0" }],
                },
            ],
        };
        DraftForm.Read(DraftForm.Write(content)).ShouldBe(content);
        DraftForm
            .Read(DraftForm.Write(DraftRows.Roomy(AdvisoryContent.Empty)))
            .ShouldBe(AdvisoryContent.Empty with { });
    }

    [Fact]
    public void Every_path_of_lint_leads_to_a_field_of_the_form()
    {
        DraftForm
            .Placed(new("affected[3].versions[7]", "Bad."))
            .ShouldBe(new Fault("affected[3].versions", "Line 8: Bad."));
        DraftForm.Placed(new("references", "Bad.")).Path.ShouldBe("references[0].url");
        DraftForm.Placed(new("aliases[0]", "Bad.")).ShouldBe(new Fault("aliases", "Line 1: Bad."));
        DraftForm.Placed(new("affected[0].ranges[1].fixed", "Bad.")).Path.ShouldBe("affected[0].ranges[1].fixed");
    }

    [Fact]
    public void Changes_name_the_lines_that_went_and_came()
    {
        var after = Story.Sound with { Summary = "Another title", Details = Story.Sound.Details + "\nOne more line." };
        var changes = DraftChanges.Between(Story.Sound, after);

        changes.Select(c => c.Label).ShouldBe(["Summary", "Details"]);
        changes[0].Lines.ShouldBe([new(LineKind.Gone, Story.Sound.Summary), new(LineKind.New, "Another title")]);
        changes[1].Lines.ShouldBe([new(LineKind.Same, Story.Sound.Details), new(LineKind.New, "One more line.")]);
        DraftChanges.Between(after, after).ShouldBeEmpty();
    }

    [Fact]
    public void Far_from_a_change_nothing_is_shown()
    {
        var before = Enumerable.Range(0, 100).Select(i => $"{i}").ToList();
        var after = before.Select(l => l == "50" ? "fifty" : l).ToList();
        LineChanges.Between(before, after).Select(l => l.Text).ShouldBe(["48", "49", "50", "fifty", "51", "52"]);
    }
}
