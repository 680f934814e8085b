using FsCheck;
using FsCheck.Fluent;
using Tocsin.Governance.Agreements;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Tests.Proposals;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Tests.ThreatModels;

public sealed class ThreatModelTests
{
    private const string By = "pr-7KQ4M2XD01";

    private static readonly ProductSlug Node = ProductSlug.Of("Node.js")!.Value;
    private static readonly StatementText Says = new(
        "The operating system is trusted.",
        "Below it nothing can be kept."
    );

    private readonly AProgramme programme = AProgramme.Started();

    private ThreatModel Model => programme.State<ThreatModel>(ThreatModel.Stream(Node));

    [Fact]
    public void Numbers_have_no_gaps_and_are_never_given_again_whatever_is_added_reworded_and_retired()
    {
        var step =
            from what in Gen.Choose(0, 2)
            from number in Gen.Choose(1, 8)
            from text in Gen.Choose(0, 3)
            select (what, number, text);
        var (refused, retired) = (0, 0);
        Prop.ForAll(
                step.ListOf().ToArbitrary(),
                steps =>
                {
                    var (there, model) = (new List<Recorded>(), ThreatModel.Empty(ThreatModel.Stream(Node)));
                    var said = new Dictionary<(int, int), StatementText>();
                    foreach (var (what, number, text) in steps)
                    {
                        var newest = model.Find(number)?.Versions.Count ?? 0;
                        var wording = Says with { Wording = $"Wording {text}" };
                        var change = what switch
                        {
                            0 => new StatementChange(null, 0, StatementKind.Trusted, wording, null, By),
                            1 => new(number, newest, StatementKind.Untrusted, wording, null, By),
                            _ => new(number, newest, null, null, new("Gone."), By),
                        };
                        if (!model.Change(change, programme.Now).TryGet(out var decision, out _))
                        {
                            refused++;
                            continue;
                        }
                        foreach (var entry in decision.Entries)
                        {
                            var next = new Recorded(
                                ThreatModel.Stream(Node),
                                there.Count + 1,
                                programme.Now,
                                Actor.Tocsin,
                                entry,
                                false
                            );
                            there.Add(next);
                            model.Apply(next);
                            if (entry is StatementWritten written)
                                said.TryAdd((written.Number, written.Version), written.Text!).ShouldBeTrue();
                        }
                    }
                    retired += model.Statements.Count(s => !s.InForce);
                    model.Statements.Select(s => s.Id.Number).ShouldBe(Enumerable.Range(1, model.Statements.Count));
                    foreach (var statement in model.Statements)
                    {
                        statement
                            .Versions.Select(v => v.Number)
                            .ShouldBe(Enumerable.Range(1, statement.Versions.Count));
                        foreach (var version in statement.Versions)
                        {
                            version.Text.ShouldBe(said[(statement.Id.Number, version.Number)]);
                            model.Has(new(statement.Id, version.Number)).ShouldBeTrue();
                        }
                        model.Has(new(statement.Id, statement.Versions.Count + 1)).ShouldBeFalse();
                        model.Has(new(statement.Id, 0)).ShouldBeFalse();
                    }
                    model.Revision.ShouldBe(there.Count);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));
        refused.ShouldBeGreaterThan(0);
        retired.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_is_retired_stays_and_refuses_everything()
    {
        Adopt();
        Change(new(1, 1, null, null, new("It never was."), By)).ShouldBeAllowed();

        Model.Find(1)!.InForce.ShouldBeFalse();
        Model.Find(1)!.Newest.Text.ShouldBe(Says);
        Model.Has(new(new(Node, 1), 1)).ShouldBeTrue("an old verdict still cites it");
        Change(new(1, 1, StatementKind.Trusted, Says with { Wording = "Other." }, null, By))
            .ShouldBeRefused("statement.retired");
        Change(new(1, 1, null, null, null, By)).ShouldBeRefused("statement.retired");
        Change(new(null, 0, StatementKind.Trusted, Says, null, By)).ShouldBeAllowed();
        Model.Statements[^1].Id.Text.ShouldBe("TM-node-js-3");
    }

    [Fact]
    public void A_change_of_what_was_changed_meanwhile_is_refused()
    {
        Adopt();
        var other = Says with { Wording = "Other." };
        Change(new(1, 1, StatementKind.Trusted, Says, null, By)).ShouldBeRefused("statement.unchanged");
        Change(new(1, 1, StatementKind.Trusted, other, null, By)).ShouldBeAllowed();
        Change(new(1, 1, StatementKind.Trusted, Says, null, By)).ShouldBeRefused("statement.moved-on");
        Change(new(7, 1, StatementKind.Trusted, Says, null, By)).ShouldBeRefused("statement.unknown");
        Change(new(1, 2, StatementKind.Trusted, null, null, By)).ShouldBeRefused("statement.destroyed");
    }

    [Fact]
    public void Only_what_says_nothing_can_be_adopted()
    {
        Adopt();
        Model.Statements.Count.ShouldBe(2);
        Model.Adopt([(StatementKind.Trusted, Says)], programme.Now).ShouldBeRefused("threat-model.adopted");
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_statement_is_told_at_once()
    {
        var faults = new FaultCollector();
        StatementText.Check(" ", null, ["fine", new('x', 1_001), "", " "], "statement.", faults);
        faults
            .Faults.Select(f => f.Path)
            .ShouldBe(["statement.wording", "statement.rationale", "statement.examples[1]"]);
    }

    [Theory]
    [InlineData("TM-node-js-3", "TM-node-js-3")]
    [InlineData(" tm-NODE-js-12 ", "TM-node-js-12")]
    [InlineData("TM-2-2", "TM-2-2")]
    [InlineData("TM-node-js-0", null)]
    [InlineData("TM-node-js-03", null)]
    [InlineData("TM-node-js", null)]
    [InlineData("TM--3", null)]
    [InlineData("TM-3", null)]
    [InlineData("TM-node-js-99999", null)]
    [InlineData("TC-7KQ4-M2XD", null)]
    [InlineData(null, null)]
    public void A_statement_is_named_by_product_and_number(string? typed, string? read) =>
        StatementId.Parse(typed).Match(id => id.Text, _ => null!).ShouldBe(read);

    [Theory]
    [InlineData("Node.js", "node-js")]
    [InlineData("npm", "npm")]
    [InlineData("  An_Odd/Name! ", "an-odd-name")]
    [InlineData("日本", null)]
    public void A_product_has_a_name_for_addresses(string name, string? slug) =>
        ProductSlug.Of(name)?.Text.ShouldBe(slug);

    [Fact]
    public void What_passed_is_carried_out_once_and_what_stands_in_its_way_is_recorded()
    {
        Adopt();
        var it = new AProposal(2);
        it.Open(new ProposalSubject.ChangePolicy("privacy", 1));
        it.Close().Kind.ShouldBe(OutcomeKind.Passed);
        var privacy = it.Programme.Privacy;

        var first = it.Proposal.CarryOut(privacy, it.Programme.Now);
        it.Programme.Take(it.Proposal.Id.Stream, first, Actor.Tocsin);

        privacy.Newest!.Number.ShouldBe(2);
        privacy.Newest.OlderHoldsUntil.ShouldBe(it.Programme.Now.AddDays(Agreement.DaysToSignByProposal));
        it.Proposal.CarryOut(privacy, it.Programme.Now).IsNothing.ShouldBeTrue();
        it.Proposal.CarryOut(it.Programme.Conduct, it.Programme.Now).IsNothing.ShouldBeTrue("it is of another text");
    }

    [Fact]
    public void A_policy_that_somebody_published_meanwhile_is_not_overwritten()
    {
        var it = new AProposal(2);
        it.Open(new ProposalSubject.ChangePolicy("privacy", 1));
        it.Programme.Publish(AgreementKind.Privacy, "Another text.");
        it.Close().Kind.ShouldBe(OutcomeKind.Passed);

        it.Programme.Take(
            it.Proposal.Id.Stream,
            it.Proposal.CarryOut(it.Programme.Privacy, it.Programme.Now),
            Actor.Tocsin
        );

        it.Proposal.CarriedOut!.Refusal.ShouldBe("agreement.moved-on");
        it.Programme.Privacy.Versions.Count.ShouldBe(2);
    }

    private void Adopt() =>
        programme.Take(
            ThreatModel.Stream(Node),
            Model
                .Adopt(
                    [(StatementKind.Trusted, Says), (StatementKind.Untrusted, Says with { Wording = "Input is not." })],
                    programme.Now
                )
                .Value,
            Actor.Tocsin
        );

    private Result<Decision> Change(StatementChange change)
    {
        var decided = Model.Change(change, programme.Now);
        if (decided.TryGet(out var decision, out _))
            programme.Take(ThreatModel.Stream(Node), decision, Actor.Tocsin);
        return decided;
    }
}
