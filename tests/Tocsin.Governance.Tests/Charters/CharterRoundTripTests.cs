using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Tocsin.Governance.Agreements;
using Tocsin.Governance.Charters;
using Tocsin.Governance.Checklists;
using Tocsin.Governance.Clocks;
using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Teams;

namespace Tocsin.Governance.Tests.Charters;

public sealed class CharterRoundTripTests
{
    // what a writer of YAML stumbles over
    private static readonly string[] Tricky =
    [
        "no",
        "null",
        "~",
        "12",
        "1e3",
        "- a",
        "a: b",
        "# c",
        "\"",
        "\\",
        "'",
        "|",
        ">",
        "%",
        "@",
        "`",
        "{}",
        "[]",
        "&a",
        "*a",
        "!t",
        " lead",
        "trail ",
        "a\nb",
        "a\n\nb\n",
        "\n",
        " a\n  b",
        "a\n b",
        "a \nb",
        "tab\tin",
        "é",
        "\u00a0",
        "\u0085",
        "\u2028",
        "\ufeff",
        "😀",
        "a\n😀",
        "---",
        "...",
        "?",
        ":",
        "a #b",
        "\u007f",
    ];

    private static readonly Gen<string> Wild =
        from before in Gen.Elements(Tricky).ListOf()
        from after in Gen.Elements(Tricky).ListOf()
        select string.Concat([.. before, "x", .. after]);

    private static readonly Gen<string> Prose = Wild.Select(text =>
        string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\t'))
    );

    private static readonly Gen<string> Text = Wild.Select(text =>
            string.Concat(text.Where(c => !char.IsControl(c)).Take(40))
        )
        .Where(text => !char.IsSurrogate(text[^1]) && text.Contains('x', StringComparison.Ordinal));

    private static readonly Gen<DateOnly?> Day =
        from known in Gen.Elements(true, false)
        from day in Gen.Choose(0, 40_000)
        select known ? DateOnly.FromDayNumber(700_000 + day) : (DateOnly?)null;

    private static readonly Gen<ReleaseLine> Line = from name in Text from day in Day select new ReleaseLine(name, day);

    private static readonly Gen<Product> Product =
        from name in Text
        from ecosystem in Text
        from isCore in Gen.Elements(true, false)
        from lines in Line.ListOf()
        select isCore
            ? new Product { Name = name, ReleaseLines = [.. lines.DistinctBy(l => l.Name.ToUpperInvariant())] }
            : new Product
            {
                Name = name,
                Kind = ProductKind.Ecosystem,
                Ecosystem = ecosystem,
            };

    private static readonly Gen<IntakePause[]> Pauses =
        from reason in Text
        from emergency in Text
        from days in Gen.Choose(0, IntakePause.Longest - 1)
        from count in Gen.Choose(0, 3)
        select Enumerable
            .Range(0, count)
            .Select(i => new DateOnly(2026, 1, 1).AddDays(100 * i))
            .Select(first => new IntakePause(first, first.AddDays(days), reason, emergency))
            .ToArray();

    private static readonly Gen<ClockRules> Clocks =
        from after in Gen.Choose(0, ClockRules.LatestStep)
        from to in Gen.SubListOf(Enum.GetValues<EscalatedTo>())
        from stops in Gen.SubListOf(Enum.GetValues<OffTheClock>())
        select new ClockRules
        {
            Overdue = [.. to.Select(who => new EscalationStep(after, who))],
            OffTheClock = [.. stops],
        };

    private static readonly Gen<Programme> Foundation =
        from name in Text
        from scope in Prose
        from harbour in Prose
        from products in Product.ListOf()
        from days in Day.ListOf()
        from pauses in Pauses
        from promise in Gen.Choose(1, 30)
        select new Programme
        {
            Name = name,
            Scope = scope,
            SafeHarbour = harbour,
            Products = [.. products.DistinctBy(p => p.Name.ToUpperInvariant())],
            Pauses = pauses,
            Holidays = [.. days.OfType<DateOnly>().Distinct()],
            FirstAnswerBusinessDays = promise,
            TimeZone = "Europe/Vienna",
        };

    private static readonly Gen<Team> Another =
        from name in Text
        from cap in Gen.Choose(1, 1000)
        from term in Gen.Choose(1, 3000)
        from duties in Gen.NonEmptyListOf(Gen.Elements(Duty.Policy, Duty.Steering, Duty.Operator))
        from agreements in Gen.SubListOf(Enum.GetValues<AgreementKind>())
        from hasCap in Gen.Elements(true, false)
        select new Team
        {
            Id = TeamId.Parse("another").Value,
            Name = name,
            Duties = [.. duties.Distinct()],
            Agreements = [.. agreements],
            AnswersTo = hasCap ? DefaultTeams.Steering : null,
            EmployerCap = hasCap ? cap / 1000m : null,
            TermDays = hasCap ? null : term,
            Cases = CaseReach.None,
        };

    private static readonly Gen<DecisionRule> Rule =
        from lazy in Gen.Choose(1, 60)
        from quorum in Gen.Choose(0, 10_000)
        from majority in Gen.Elements(Enum.GetValues<Majority>())
        from secret in Gen.Elements(true, false)
        select new DecisionRule
        {
            LazyDays = lazy,
            Quorum = quorum / 10_000m,
            Majority = majority,
            Secret = secret,
        };

    private static readonly Gen<Charter> Any =
        from programme in Foundation
        from another in Another
        from rule in Rule
        from item in Text
        from clocks in Clocks
        select new Charter
        {
            Clocks = clocks,
            Programme = programme,
            Teams = [.. DefaultTeams.All, another],
            Decisions = DecisionRules.Default with { JoinTeam = rule, LeaveTeam = rule },
            Checklists = new ChecklistRules { Joining = [new("one", item)], Leaving = [] },
        };

    [Fact]
    public void Every_charter_that_is_sound_is_read_as_it_was_written()
    {
        Prop.ForAll(
                Any.ToArbitrary(),
                charter =>
                {
                    charter.Check().ShouldBeEmpty();
                    // lists in records compare by reference: their JSON has everything that is in them
                    Told(CharterDocument.Read(CharterDocument.Write(charter)).Value).ShouldBe(Told(charter));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(20));
    }

    [Fact]
    public void Whatever_somebody_sends_is_read_or_refused()
    {
        var written = CharterDocument.Write(new());
        var broken =
            from piece in Text
            from at in Gen.Choose(0, written.Length)
            from less in Gen.Choose(0, 40)
            select written.Remove(at, Math.Min(less, written.Length - at)).Insert(at, piece);
        Prop.ForAll(
                broken.ToArbitrary(),
                text => CharterDocument.Read(text) is var read && (read.Succeeded || read.Problem!.Faults.Count > 0)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static string Told(Charter charter) => JsonSerializer.Serialize(charter);
}
