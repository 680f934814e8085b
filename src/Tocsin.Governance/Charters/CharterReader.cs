using Tocsin.Governance.Agreements;
using Tocsin.Governance.Checklists;
using Tocsin.Governance.Clocks;
using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Reading;
using Tocsin.Governance.RollCalls;
using Tocsin.Governance.Teams;
using Tocsin.Governance.Templates;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Charters;

/// <summary>Makes a charter of a document, part by part. Whether it is sound is asked of the charter then.</summary>
internal sealed class CharterReader(FaultCollector faults, bool lenient)
{
    private static readonly Charter otherwise = new();

    public Charter? Read(Node root)
    {
        if (Fields.Of(root, "", faults, lenient) is not { } fields)
            return null;
        if (fields.Text("format", CharterDocument.Format) is var format && format != CharterDocument.Format)
            faults.Add("format", $"This is '{format}'; what can be read is '{CharterDocument.Format}'.");
        var read = new Charter
        {
            Programme = Programme(fields),
            Teams = fields.Every("teams", otherwise.Teams, Team).OfType<Team>().ToArray(),
            Decisions = fields.Part("decisions") is { } decisions ? Decisions(decisions) : otherwise.Decisions,
            Clocks = fields.OptionalPart("clocks") is { } clocks ? Clocks(clocks) : otherwise.Clocks,
            Reading = fields.OptionalPart("reading") is { } reading ? Reading(reading) : otherwise.Reading,
            RollCall = fields.Part("rollCall") is { } rollCall ? RollCall(rollCall) : otherwise.RollCall,
            Checklists = fields.Part("checklists") is { } checklists ? Checklists(checklists) : otherwise.Checklists,
            Templates = fields.OptionalPart("templates") is { } templates ? Templates(templates) : otherwise.Templates,
        };
        fields.End();
        return read;
    }

    private Programme Programme(Fields fields)
    {
        var known = otherwise.Programme;
        var programme = known with
        {
            Name = fields.Text("name", known.Name),
            AdvisoryPrefix = fields.Text("advisoryPrefix", known.AdvisoryPrefix),
            Scope = fields.Text("scope", known.Scope),
            SafeHarbour = fields.Text("safeHarbour", known.SafeHarbour),
            Products = [.. fields.Every("products", [], Product).OfType<Product>()],
        };
        if (fields.Part("promises") is { } promises)
        {
            programme = programme with
            {
                FirstAnswerBusinessDays = promises.Number("firstAnswerBusinessDays", known.FirstAnswerBusinessDays),
                EmbargoDays = promises.Number("embargoDays", known.EmbargoDays),
            };
            promises.End();
        }
        if (fields.Part("calendar") is { } calendar)
        {
            programme = programme with
            {
                TimeZone = calendar.Text("timeZone", known.TimeZone),
                Holidays =
                [
                    .. calendar
                        .Every<DateOnly?>("holidays", [], (node, at) => Fields.DayOf(node, at, faults))
                        .OfType<DateOnly>(),
                ],
            };
            calendar.End();
        }
        if (fields.OptionalPart("intake") is { } intake)
        {
            programme = programme with { Pauses = [.. intake.Every("pauses", [], Pause).OfType<IntakePause>()] };
            intake.End();
        }
        return programme;
    }

    private Product? Product(Node node, string path)
    {
        if (Fields.Of(node, path, faults, lenient) is not { } fields)
            return null;
        var product = new Product
        {
            Name = fields.Text("name", ""),
            Kind = fields.Word("kind", ProductKind.Core),
            Ecosystem = fields.OptionalText("ecosystem"),
            ReleaseLines = [.. fields.Each("releaseLines", Line).OfType<ReleaseLine>()],
        };
        fields.End();
        return product;
    }

    private ReleaseLine? Line(Node node, string path)
    {
        if (Fields.Of(node, path, faults, lenient) is not { } fields)
            return null;
        var line = new ReleaseLine(fields.Text("name", ""), fields.OptionalDay("endOfLife"));
        fields.End();
        return line;
    }

    private IntakePause? Pause(Node node, string path)
    {
        if (Fields.Of(node, path, faults, lenient) is not { } fields)
            return null;
        var pause = new IntakePause(
            fields.Day("from"),
            fields.Day("until"),
            fields.Text("reason", ""),
            fields.Text("emergency", "")
        );
        fields.End();
        return pause;
    }

    private ClockRules Clocks(Fields fields)
    {
        var rules = new ClockRules
        {
            Overdue = [.. fields.Every("overdue", otherwise.Clocks.Overdue, Step).OfType<EscalationStep>()],
            OffTheClock = fields.Words<OffTheClock>("offTheClock"),
            Reaching = fields.OptionalPart("reaching") is { } reaching ? Reaching(reaching) : otherwise.Clocks.Reaching,
        };
        fields.End();
        return rules;
    }

    private static ReachingRules Reaching(Fields fields)
    {
        var rules = new ReachingRules
        {
            Days = fields.Numbers("days"),
            EscalateOnDay = fields.Number("escalateOnDay", new ReachingRules().EscalateOnDay),
        };
        fields.End();
        return rules;
    }

    private EscalationStep? Step(Node node, string path)
    {
        if (Fields.Of(node, path, faults, lenient) is not { } fields)
            return null;
        var step = new EscalationStep(fields.Number("afterBusinessDays", 1), fields.Word("to", EscalatedTo.Triagers));
        fields.End();
        return step;
    }

    private Team? Team(Node node, string path)
    {
        if (Fields.Of(node, path, faults, lenient) is not { } fields)
            return null;
        var team = new Team
        {
            Id = fields.Text("id", "") is { Length: > 0 } id ? TeamIdOf(id, $"{path}.id") : default,
            Name = fields.Text("name", ""),
            Duties = fields.Words<Duty>("duties"),
            Agreements = fields.Words<AgreementKind>("agreements"),
            AnswersTo = fields.OptionalText("answersTo") is { } above ? TeamIdOf(above, $"{path}.answersTo") : null,
            Includes =
            [
                .. fields.Each(
                    "includes",
                    (item, at) => Fields.TextOf(item, at, faults) is { } part ? TeamIdOf(part, at) : default
                ),
            ],
            EmployerCap = fields.OptionalShare("employerCap"),
            TermDays = fields.OptionalNumber("termDays"),
            Cases = fields.OptionalWord("cases", CaseReach.ByCase),
        };
        fields.End();
        return team;
    }

    private TeamId TeamIdOf(string text, string path) => faults.Take(path, TeamId.Parse(text));

    private static DecisionRules Decisions(Fields fields)
    {
        var known = otherwise.Decisions;
        var rules = new DecisionRules
        {
            JoinTeam = Rule(fields, "joinTeam", known.JoinTeam),
            LeaveTeam = Rule(fields, "leaveTeam", known.LeaveTeam),
            InviteExpert = Rule(fields, "inviteExpert", known.InviteExpert),
            ChangePolicy = Rule(fields, "changePolicy", known.ChangePolicy),
            ChangeStatement = Rule(fields, "changeStatement", known.ChangeStatement),
            AcceptPartner = Rule(fields, "acceptPartner", known.AcceptPartner),
            ExtendEmbargo = Rule(fields, "extendEmbargo", known.ExtendEmbargo),
            Sanction = Rule(fields, "sanction", known.Sanction),
        };
        fields.End();
        return rules;
    }

    // a kind of proposal that a document does not speak of is decided as by default
    private static DecisionRule Rule(Fields all, string key, DecisionRule known)
    {
        if (all.OptionalPart(key) is not { } fields)
            return known;
        var rule = new DecisionRule
        {
            Method = fields.Word("method", known.Method),
            LazyDays = fields.Number("lazyDays", known.LazyDays),
            BallotDays = fields.Number("ballotDays", known.BallotDays),
            Quorum = fields.Share("quorum", known.Quorum),
            Majority = fields.Word("majority", known.Majority),
            Secret = fields.YesOrNo("secret", known.Secret),
            Escalates = fields.Word("escalates", known.Escalates),
            AnswerDays = fields.Number("answerDays", known.AnswerDays),
        };
        fields.End();
        return rule;
    }

    private static ReadingRules Reading(Fields fields)
    {
        var known = new ReadingRules();
        var rules = new ReadingRules
        {
            CasesInAnHour = fields.Number("casesInAnHour", known.CasesInAnHour),
            TimesTheUsual = fields.Number("timesTheUsual", known.TimesTheUsual),
        };
        fields.End();
        return rules;
    }

    private static RollCallRules RollCall(Fields fields)
    {
        var known = otherwise.RollCall;
        var rules = new RollCallRules
        {
            EveryMonths = fields.Number("everyMonths", known.EveryMonths),
            RemindAfterDays = fields.Number("remindAfterDays", known.RemindAfterDays),
            EmeritusAfterDays = fields.Number("emeritusAfterDays", known.EmeritusAfterDays),
            BackWithinDays = fields.Number("backWithinDays", known.BackWithinDays),
            HandOverAgainDays = fields.Number("handOverAgainDays", known.HandOverAgainDays),
        };
        fields.End();
        return rules;
    }

    private ChecklistRules Checklists(Fields fields)
    {
        var rules = new ChecklistRules
        {
            Joining = [.. fields.Every("joining", otherwise.Checklists.Joining, Item).OfType<ChecklistItem>()],
            Leaving = [.. fields.Every("leaving", otherwise.Checklists.Leaving, Item).OfType<ChecklistItem>()],
        };
        fields.End();
        return rules;
    }

    private TemplateRules Templates(Fields fields)
    {
        var rules = new TemplateRules
        {
            Messages = [.. fields.Every("messages", otherwise.Templates.Messages, Template).OfType<MessageTemplate>()],
        };
        fields.End();
        return rules;
    }

    private MessageTemplate? Template(Node node, string path)
    {
        if (Fields.Of(node, path, faults, lenient) is not { } fields)
            return null;
        var template = new MessageTemplate(
            fields.Text("name", ""),
            fields.Word("for", TemplateReader.Reporter),
            fields.Text("text", "")
        );
        fields.End();
        return template;
    }

    private ChecklistItem? Item(Node node, string path)
    {
        if (Fields.Of(node, path, faults, lenient) is not { } fields)
            return null;
        var item = new ChecklistItem(fields.Text("id", ""), fields.Text("text", ""));
        fields.End();
        return item;
    }
}
