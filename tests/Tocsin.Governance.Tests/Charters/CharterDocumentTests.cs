using Tocsin.Governance.Charters;
using Tocsin.Governance.Proposals;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Tests.Charters;

public sealed class CharterDocumentTests
{
    private static readonly string Written = CharterDocument.Write(new());

    [Fact]
    public void The_defaults_are_sound() => new Charter().Check().ShouldBeEmpty();

    [Fact]
    public void What_is_written_explains_itself_and_is_read_as_the_same()
    {
        CharterDocument.Write(CharterDocument.Read(Written).Value).ShouldBe(Written);
        Written.Split('\n').Count(line => line.StartsWith('#')).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_with_its_place_and_its_line()
    {
        var text = Written
            .Replace("embargoDays: 45", "embargoDays: \"45\"", StringComparison.Ordinal)
            .Replace("timeZone: \"Etc/UTC\"", "timeZone: \"Mars/Olympus\"", StringComparison.Ordinal)
            .Replace("holidays: []", "holidays: [2026-12-25, christmas]", StringComparison.Ordinal)
            .Replace("products: []", "products:\n  - name: 12\n    kind: hardware", StringComparison.Ordinal)
            .Replace("everyMonths: 6", "everyMonths: 60", StringComparison.Ordinal)
            .Replace("answersTo: \"steering\"", "answersTo: \"nobody\"", StringComparison.Ordinal);

        Paths(text + "favouriteColour: blue\n")
            .ShouldBe([
                "products[0].name",
                "products[0].kind",
                "promises.embargoDays",
                "calendar.holidays[1]",
                "favouriteColour",
                "calendar.timeZone",
                .. Enumerable.Range(0, 5).Select(i => $"teams[{i}].answersTo"),
                "rollCall.everyMonths",
            ]);
        var line = 1 + Written.Split('\n').ToList().FindIndex(l => l.Contains("embargoDays", StringComparison.Ordinal));
        Faults(text).Single(f => f.Path == "promises.embargoDays").Message.ShouldStartWith($"Line {line}: ");
    }

    [Theory]
    [InlineData("name: \"Your foundation\"", "name: \"Your foundation\"\nname: \"Other\"", "name")]
    [InlineData("name: \"Your foundation\"", "name: &anchor \"Your foundation\"", "name")]
    [InlineData("name: \"Your foundation\"", "name: *anchor", "name")]
    [InlineData("name: \"Your foundation\"", "name: !!str 12", "name")]
    [InlineData("name: \"Your foundation\"", "name: [a, b]", "name")]
    [InlineData("name: \"Your foundation\"", "name: true", "name")]
    [InlineData("name: \"Your foundation\"", "name: \"\\ud800\"", "")]
    [InlineData("name: \"Your foundation\"", "name: \"unfinished", "")]
    [InlineData("secret: true", "secret: yes", "decisions.sanction.secret")]
    [InlineData("promises:", "promise:", "promises")]
    [InlineData("format: \"tocsin-programme/1\"", "format: \"tocsin-programme/9\"", "format")]
    public void What_is_no_such_document_is_refused_where_it_is_wrong(string right, string wrong, string path)
    {
        Written.ShouldContain(right);
        Paths(Written.Replace(right, wrong, StringComparison.Ordinal)).ShouldContain(path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing")]
    [InlineData("just a word")]
    [InlineData("- a\n- list")]
    [InlineData("\0")]
    public void A_document_without_a_charter_in_it_is_refused(string text) => Faults(text).ShouldNotBeEmpty();

    [Fact]
    public void Two_documents_are_one_too_many() => Paths(Written + "---\nname: other\n").ShouldBe([""]);

    [Fact]
    public void What_grows_without_end_is_refused_before_it_does()
    {
        var laughs =
            "a: &a [x, x]\n"
            + string.Concat("bcdefgh".Select(c => $"{c}: &{c} [*{(char)(c - 1)}, *{(char)(c - 1)}]\n"));
        Faults(laughs).Count.ShouldBeLessThan(200);
        Faults("a: " + new string('[', 10_000)).ShouldNotBeEmpty();
        Faults("a: [" + string.Concat(Enumerable.Repeat("x, ", 30_000)) + "x]").ShouldNotBeEmpty();
        Paths("# " + new string('x', CharterDocument.MostBytes)).ShouldBe([""]);
    }

    [Fact]
    public void A_kind_of_proposal_that_a_document_does_not_speak_of_is_decided_as_by_default()
    {
        var begin = Written.IndexOf("  sanction:", StringComparison.Ordinal);
        var end = Written.IndexOf("\n\n", begin, StringComparison.Ordinal);

        var read = CharterDocument.Read(Written.Remove(begin, end - begin));

        read.Value.Decisions.Sanction.ShouldBe(DecisionRules.Default.Sanction);
    }

    [Fact]
    public void What_was_in_force_before_there_were_teams_in_it_has_those_of_the_defaults()
    {
        var restored = CharterDocument.Restore("format: tocsin-programme/1\nname: Old foundation\n");

        restored.Programme.Name.ShouldBe("Old foundation");
        restored.Teams.Count.ShouldBe(new Charter().Teams.Count);
        restored.Checklists.Joining.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_part_is_typed_into_fields_that_are_named_by_their_places()
    {
        var changed = CharterDocument.With(
            new(),
            CharterPart.Products,
            [
                new("products[0].name", " Node.js "),
                new("products[0].kind", "core"),
                new("products[0].releaseLines[0].name", "24"),
                new("products[0].releaseLines[0].endOfLife", "2028-04-30"),
                new("products[0].ecosystem", ""),
                new("products[1].name", "npm packages"),
                new("products[1].kind", "ecosystem"),
                new("products[1].ecosystem", "npm"),
            ]
        );

        changed.Value.Programme.Products.Select(p => p.Name).ShouldBe(["Node.js", "npm packages"]);
        changed.Value.Programme.Products[0].ReleaseLines.ShouldBe([new("24", new DateOnly(2028, 4, 30))]);
        changed.Value.Programme.Products[1].Ecosystem.ShouldBe("npm");
        changed.Value.Teams.Count.ShouldBe(new Charter().Teams.Count);
    }

    [Fact]
    public void Faults_of_a_typed_part_stand_at_its_fields_and_speak_of_no_line()
    {
        var changed = CharterDocument.With(
            new(),
            CharterPart.Calendar,
            [new("calendar.timeZone", "Nowhere"), new("calendar.holidays", "2026-12-25\nsoon")]
        );

        changed
            .Problem!.Faults.Select(f => f.Path)
            .ShouldBe(["calendar.holidays", "calendar.timeZone"], ignoreOrder: true);
        changed.Problem.Faults.ShouldAllBe(f => !f.Message.StartsWith("Line", StringComparison.Ordinal));
    }

    [Fact]
    public void A_box_that_is_not_ticked_is_not_sent_and_means_no()
    {
        var fields = Enum.GetValues<ProposalKind>()
            .SelectMany(kind =>
            {
                var rule = DecisionRules.Default.For(kind);
                var at = $"decisions.{char.ToLowerInvariant(kind.ToString()[0])}{kind.ToString()[1..]}";
                return new KeyValuePair<string, string>[]
                {
                    new($"{at}.method", rule.Method == DecisionMethod.Ballot ? "ballot" : "lazy-consensus"),
                    new($"{at}.lazyDays", "3"),
                    new($"{at}.ballotDays", "4"),
                    new($"{at}.quorum", "0.25"),
                    new($"{at}.majority", "two-thirds"),
                    new($"{at}.escalates", "never"),
                    new($"{at}.answerDays", "5"),
                };
            });

        var rules = CharterDocument.With(new(), CharterPart.Decisions, fields).Value.Decisions;

        rules.Sanction.Secret.ShouldBeFalse();
        rules.JoinTeam.Quorum.ShouldBe(0.25m);
    }

    [Fact]
    public void A_list_of_which_every_row_was_taken_out_is_empty()
    {
        var full = new Charter { Programme = new() { Products = [new() { Name = "npm" }] } };

        CharterDocument.With(full, CharterPart.Products, []).Value.Programme.Products.ShouldBeEmpty();
    }

    private static IReadOnlyList<Fault> Faults(string text) => CharterDocument.Read(text).Problem?.Faults ?? [];

    private static IReadOnlyList<string> Paths(string text) => [.. Faults(text).Select(f => f.Path)];
}
