using System.Globalization;
using Tocsin.Governance.Checklists;
using Tocsin.Governance.Clocks;
using Tocsin.Governance.Programmes;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Reading;
using Tocsin.Governance.Teams;
using Tocsin.Governance.Templates;

namespace Tocsin.Governance.Charters;

/// <summary>Writes a charter as a YAML 1.2 document that explains itself. What is equal is written equal, byte by byte.</summary>
internal static class CharterWriter
{
    public static string Write(Charter charter)
    {
        var yaml = new YamlWriter();
        yaml.Comment(
            "The process of the programme, as data: ./run programme export writes it, ./run programme import reads it."
        );
        yaml.Comment("All of it is checked as a whole, and put into force as a whole.");
        yaml.Text("format", CharterDocument.Format);
        Programme(yaml, charter.Programme);
        Teams(yaml, charter.Teams);
        Decisions(yaml, charter.Decisions);
        Clocks(yaml, charter.Clocks);
        Reading(yaml, charter.Reading);
        RollCall(yaml, charter);
        Checklists(yaml, charter.Checklists);
        Templates(yaml, charter.Templates);
        return yaml.ToString();
    }

    private static void Programme(YamlWriter yaml, Programme programme)
    {
        yaml.Part(
            "Who answers: shown on every page. The prefix begins the ID of every advisory (TCS-2026-1); it stays once there are IDs."
        );
        yaml.Text("name", programme.Name);
        yaml.Text("advisoryPrefix", programme.AdvisoryPrefix);
        yaml.Part("Markdown, for reporters: what is in scope, and what they need not fear.");
        yaml.Text("scope", programme.Scope);
        yaml.Text("safeHarbour", programme.SafeHarbour);
        yaml.Part("Business days until a reporter has a first answer; days from the verdict to publication.");
        yaml.Open("promises");
        yaml.Number("firstAnswerBusinessDays", programme.FirstAnswerBusinessDays);
        yaml.Number("embargoDays", programme.EmbargoDays);
        yaml.Close();
        yaml.Part(
            "What the programme answers for. kind: core, with release lines and the last day of each; ecosystem, as OSV calls it."
        );
        yaml.List("products", programme.Products, Product);
        yaml.Part("Where business days are counted, and when nobody is expected to work beside Saturdays and Sundays.");
        yaml.Open("calendar");
        yaml.Text("timeZone", programme.TimeZone);
        yaml.Plain("holidays", programme.Holidays.Select(Day));
        yaml.Close();
        yaml.Part(
            "When intake is paused, from the first to the last day: reports still come in, and what is promised to reporters counts",
            "from its end. reason and emergency are public: why, and what to do about something that cannot wait."
        );
        yaml.Open("intake");
        yaml.List("pauses", programme.Pauses, Pause);
        yaml.Close();
    }

    private static void Product(YamlWriter yaml, Product product)
    {
        yaml.Text("name", product.Name);
        yaml.Word("kind", Words.Of(product.Kind));
        if (product.Ecosystem is { } ecosystem)
            yaml.Text("ecosystem", ecosystem);
        if (product.ReleaseLines.Count > 0)
            yaml.List("releaseLines", product.ReleaseLines, Line);
    }

    private static void Line(YamlWriter yaml, ReleaseLine line)
    {
        yaml.Text("name", line.Name);
        if (line.EndOfLife is { } day)
            yaml.Word("endOfLife", Day(day));
    }

    private static void Teams(YamlWriter yaml, IReadOnlyList<Team> teams)
    {
        yaml.Part(
            "The teams. answersTo: appoints it and is escalated to. includes: their members are part of this team as well.",
            $"duties: {Words.All<People.Duty>()}.",
            $"agreements, beside the privacy agreement: {Words.All<Agreements.AgreementKind>()}.",
            $"employerCap: the largest share of one employer. termDays: until a membership is renewed. cases: {Words.All<People.CaseReach>()}."
        );
        yaml.List("teams", teams, Team);
    }

    private static void Team(YamlWriter yaml, Team team)
    {
        yaml.Word("id", team.Id.Text);
        yaml.Text("name", team.Name);
        yaml.Plain("duties", team.Duties.Select(Words.Of));
        yaml.Plain("agreements", team.Agreements.Select(Words.Of));
        if (team.AnswersTo is { } above)
            yaml.Text("answersTo", above.Text);
        if (team.Includes.Count > 0)
            yaml.Quoted("includes", team.Includes.Select(id => id.Text));
        if (team.EmployerCap is { } cap)
            yaml.Number("employerCap", cap);
        if (team.TermDays is { } days)
            yaml.Number("termDays", days);
        yaml.Word("cases", Words.Of(team.Cases));
    }

    private static void Decisions(YamlWriter yaml, DecisionRules rules)
    {
        yaml.Part(
            "How each kind of proposal is decided; those that are open keep the rule under which they were opened.",
            $"method: {Words.All<DecisionMethod>()}. quorum: a share of those who may vote, 0 for none.",
            $"majority: {Words.All<Majority>()}. escalates to the team above: {Words.All<EscalatedWhen>()}."
        );
        yaml.Open("decisions");
        foreach (var kind in Enum.GetValues<ProposalKind>())
        {
            var rule = rules.For(kind);
            yaml.Open(Words.Key(kind.ToString()));
            yaml.Word("method", Words.Of(rule.Method));
            yaml.Number("lazyDays", rule.LazyDays);
            yaml.Number("ballotDays", rule.BallotDays);
            yaml.Number("quorum", rule.Quorum);
            yaml.Word("majority", Words.Of(rule.Majority));
            yaml.Word("secret", rule.Secret ? "true" : "false");
            yaml.Word("escalates", Words.Of(rule.Escalates));
            yaml.Number("answerDays", rule.AnswerDays);
            yaml.Close();
        }
        yaml.Close();
    }

    private static void Pause(YamlWriter yaml, IntakePause pause)
    {
        yaml.Word("from", Day(pause.From));
        yaml.Word("until", Day(pause.Until));
        yaml.Text("reason", pause.Reason);
        yaml.Text("emergency", pause.Emergency);
    }

    private static void Clocks(YamlWriter yaml, ClockRules rules)
    {
        yaml.Part(
            "Who is told of what is overdue, each once, and after how many business days (0: at once).",
            $"to: {Words.All<EscalatedTo>()}.",
            $"offTheClock, what stops the clock of a report that is not judged: {Words.All<OffTheClock>()}.",
            "reaching: on which days after the first attempt somebody who does not answer is written to again, and when others are told."
        );
        yaml.Open("clocks");
        yaml.List("overdue", rules.Overdue, Step);
        yaml.Plain("offTheClock", rules.OffTheClock.Select(Words.Of));
        yaml.Open("reaching");
        yaml.Plain("days", rules.Reaching.Days.Select(day => day.ToString(CultureInfo.InvariantCulture)));
        yaml.Number("escalateOnDay", rules.Reaching.EscalateOnDay);
        yaml.Close();
        yaml.Close();
    }

    private static void Step(YamlWriter yaml, EscalationStep step)
    {
        yaml.Number("afterBusinessDays", step.AfterBusinessDays);
        yaml.Word("to", Words.Of(step.To));
    }

    private static void Reading(YamlWriter yaml, ReadingRules rules)
    {
        yaml.Part(
            "When somebody opens unusually many cases within an hour, the body that the response teams answer to hears who and how many:",
            "so many for anybody, or so many times what is usual for them (never fewer than ten)."
        );
        yaml.Open("reading");
        yaml.Number("casesInAnHour", rules.CasesInAnHour);
        yaml.Number("timesTheUsual", rules.TimesTheUsual);
        yaml.Close();
    }

    private static void RollCall(YamlWriter yaml, Charter charter)
    {
        yaml.Part("How often members are asked whether they are still there, and how patiently.");
        yaml.Open("rollCall");
        yaml.Number("everyMonths", charter.RollCall.EveryMonths);
        yaml.Number("remindAfterDays", charter.RollCall.RemindAfterDays);
        yaml.Number("emeritusAfterDays", charter.RollCall.EmeritusAfterDays);
        yaml.Number("backWithinDays", charter.RollCall.BackWithinDays);
        yaml.Number("handOverAgainDays", charter.RollCall.HandOverAgainDays);
        yaml.Close();
    }

    private static void Checklists(YamlWriter yaml, ChecklistRules rules)
    {
        yaml.Part(
            "What is seen to when somebody comes and when somebody goes. A list that was begun for a member stays as it was then."
        );
        yaml.Open("checklists");
        yaml.List("joining", rules.Joining, Item);
        yaml.List("leaving", rules.Leaving, Item);
        yaml.Close();
    }

    private static void Item(YamlWriter yaml, ChecklistItem item)
    {
        yaml.Text("id", item.Id);
        yaml.Text("text", item.Text);
    }

    private static void Templates(YamlWriter yaml, TemplateRules rules)
    {
        yaml.Part(
            $"Texts that messages begin with, Markdown. for: {Words.All<TemplateReader>()}.",
            $"Filled in: {string.Join(", ", TemplateRules.Placeholders.Select(word => $"{{{word}}}"))}."
        );
        yaml.Open("templates");
        yaml.List("messages", rules.Messages, Template);
        yaml.Close();
    }

    private static void Template(YamlWriter yaml, MessageTemplate template)
    {
        yaml.Text("name", template.Name);
        yaml.Word("for", Words.Of(template.For));
        yaml.Text("text", template.Text);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
