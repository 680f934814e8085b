using FsCheck;
using FsCheck.Fluent;
using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Standings;

namespace Tocsin.Governance.Tests.Machines;

/// <summary>Whatever is done in whatever order, and however the clock moves.</summary>
public sealed class ConsentTests
{
    private static readonly int[] DaysAhead = [0, 1, 10, 15, 40, 400];

    private static readonly Gen<(int, int, int, int)> AStep =
        from action in Gen.Choose(0, 9_999)
        from a in Gen.Choose(0, 9_999)
        from b in Gen.Choose(0, 9_999)
        from c in Gen.Choose(0, 9_999)
        select (action, a, b, c);

    [Fact]
    public void No_sequence_gives_a_right_without_a_signature_in_force()
    {
        var (withRights, closed) = (0, 0);
        Always(machine =>
        {
            foreach (var person in machine.People)
            {
                foreach (var at in Instants(machine))
                {
                    var standing = machine.Programme.Standing(person, at);
                    var signed = machine.HasSignatureInForce(person.Id, AgreementKind.Privacy, at);
                    if (standing.Rights.All.Count + standing.Rights.Cases.Count > 0)
                    {
                        withRights++;
                        standing.Holds.ShouldBeTrue();
                        signed.ShouldBeTrue();
                        person.IsSuspended(at).ShouldBeFalse();
                        person.IsEmeritus.ShouldBeFalse();
                        standing.Rights.All.Any(r => r.Since > at || r.Until <= at).ShouldBeFalse();
                        NeedsTheOther(machine, person, standing, at);
                    }
                    else if (!signed)
                    {
                        closed++;
                        standing.Holds.ShouldBeFalse();
                    }
                    else
                        standing.Holds.ShouldBeFalse(); // standing is never empty-handed
                }
            }
        });
        withRights.ShouldBeGreaterThan(0);
        closed.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void No_sequence_opens_a_single_case_that_nobody_opened_or_after_its_instant()
    {
        var ways = new Dictionary<CaseWay, int>();
        var over = 0;
        Always(machine =>
        {
            foreach (var person in machine.People)
            {
                foreach (var at in Instants(machine))
                {
                    var rights = machine.Programme.Standing(person, at).Rights;
                    foreach (var right in rights.Cases)
                    {
                        ways[right.Way] = ways.GetValueOrDefault(right.Way) + 1;
                        machine.HasSignatureInForce(person.Id, AgreementKind.Privacy, at).ShouldBeTrue();
                        machine.HasSignatureInForce(person.Id, AgreementKind.CodeOfConduct, at).ShouldBeTrue();
                        (at < machine.Opened[(person.Id, right.Case, right.Way)]).ShouldBeTrue();
                        (right.Since <= at && at < right.Until).ShouldBeTrue();
                        // by itself it is for experts alone: the others are let in because of what they are here for
                        if (right.Way != CaseWay.Expert)
                            rights.All.Any(r => r.Duty != Duty.Policy).ShouldBeTrue();
                        if (right.Way == CaseWay.Release)
                            rights.Has(Duty.Releaser).ShouldBeTrue();
                    }
                    rights.OpenCases.Intersect(person.RecusedFrom).ShouldBeEmpty();
                    over += person.Grants.Count(grant => !grant.RunsAt(at));
                }
            }
        });
        ways.Keys.ShouldBe(Enum.GetValues<CaseWay>(), ignoreOrder: true);
        over.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void No_vote_counts_twice_and_nobody_counts_who_was_not_on_the_list()
    {
        var (counted, refused) = (0, 0);
        Always(machine =>
        {
            if (machine.Proposals is not [.., { Ballot: { } ballot } proposal])
                return;
            var votes = machine.Votes[proposal.Id];
            ballot.Voted.ShouldBe(votes.Keys, ignoreOrder: true);
            votes.Keys.Except(ballot.Electorate).ShouldBeEmpty();
            ballot.Electorate.Intersect(ballot.LeftOut).ShouldBeEmpty();
            if (proposal.Subject!.Concerns is { } concerned)
                ballot.Electorate.ShouldNotContain(Voter.Of(concerned));
            if (proposal.Tally is { } tally)
            {
                tally.ShouldBe(new(Of(Choice.For), Of(Choice.Against), Of(Choice.Abstain)));
                counted += tally.Cast;
            }
            if (proposal.Outcome is { Kind: OutcomeKind.Passed })
                Of(Choice.For).ShouldBeGreaterThan(Of(Choice.Against));
            refused += proposal.Outcome is { Kind: not OutcomeKind.Passed } ? 1 : 0;

            int Of(Choice choice) => votes.Count(v => v.Value == choice);
        });
        counted.ShouldBeGreaterThan(0);
        refused.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_was_decided_never_changes()
    {
        var ends = new HashSet<OutcomeKind>();
        var memory = new Dictionary<Proposal, string>();
        Always(machine =>
        {
            foreach (var proposal in machine.Proposals.Where(p => p.IsDecided))
            {
                ends.Add(proposal.Outcome!.Kind);
                var told = Told(proposal);
                if (memory.TryAdd(proposal, told))
                    continue;
                told.ShouldBe(memory[proposal]);
                proposal.Close(machine.Now).ShouldBeRefused("proposal.decided");
            }
        });
        ends.ShouldBe(Enum.GetValues<OutcomeKind>(), ignoreOrder: true);
    }

    [Fact]
    public void Folding_what_was_recorded_gives_the_same_again() =>
        AtTheEnd(machine =>
        {
            foreach (var person in machine.People)
            {
                var again = machine.Programme.Refolded<Member>(Member.Stream(person.Id));
                Told(machine.Programme.Standing(again)).ShouldBe(Told(machine.Programme.Standing(person)));
                again.RollCall.ShouldBe(person.RollCall);
                again.Memberships.ShouldBe(person.Memberships);
                again.Signatures.ShouldBe(person.Signatures);
                again.Suspension.ShouldBe(person.Suspension);
            }
            foreach (var proposal in machine.Proposals)
                Told(machine.Programme.Refolded<Proposal>(proposal.Id.Stream)).ShouldBe(Told(proposal));
        });

    [Fact]
    public void Standing_stays_as_it_is_until_the_instant_that_it_names()
    {
        var changes = 0;
        AtTheEnd(machine =>
        {
            foreach (var person in machine.People)
            {
                foreach (var at in Instants(machine))
                {
                    // step from change to change, as a clock would that sleeps in between
                    var stepped = machine.Programme.Standing(person);
                    while (stepped.NextChange <= at)
                    {
                        changes++;
                        stepped.NextChange!.Value.ShouldBeGreaterThan(stepped.At);
                        stepped = machine.Programme.Standing(person, stepped.NextChange.Value);
                    }
                    Told(machine.Programme.Standing(person, at)).ShouldBe(Told(stepped));
                }
            }
        });
        changes.ShouldBeGreaterThan(0);
    }

    // duties of a team that asks for the code of conduct are there only with it
    private static void NeedsTheOther(Machine machine, Member person, Standing standing, DateTimeOffset at)
    {
        if (standing.Rights.All.Any(r => r.Team?.Agreements.Contains(AgreementKind.CodeOfConduct) == true))
            machine.HasSignatureInForce(person.Id, AgreementKind.CodeOfConduct, at).ShouldBeTrue();
    }

    private static IEnumerable<DateTimeOffset> Instants(Machine machine) =>
        DaysAhead.Select(days => machine.Now.AddDays(days));

    private static string Told(Standing standing) =>
        string.Join(
            '\n',
            [
                .. standing.Reasons.Select(r => r.ToString()),
                .. standing.Warnings.Select(r => r.ToString()),
                .. standing.Rights.All.Select(r => $"{r.Duty} {r.Reach} {r.Team?.Id} {r.Since:O} {r.Until:O} {r.Why}"),
                .. standing.Rights.Cases.Select(r => $"{r.Case} {r.Since:O} {r.Until:O} {r.Why}"),
                .. standing.Rights.RecusedFrom,
            ]
        );

    private static string Told(Proposal proposal) =>
        string.Join(
            '\n',
            [
                $"{proposal.Subject} {proposal.Outcome} {proposal.DecidedAt:O} {proposal.Tally} {proposal.Deadline:O}",
                .. (proposal.Ballot?.Electorate ?? []).Select(v => v.Text),
                "voted",
                .. (proposal.Ballot?.Voted ?? []).Select(v => $"{v} {proposal.OwnVote(v)}"),
            ]
        );

    private static void Always(Action<Machine> holds) =>
        Run(
            steps: 60,
            (machine, step) =>
            {
                step(machine);
                holds(machine);
            },
            _ => { }
        );

    private static void AtTheEnd(Action<Machine> holds) => Run(steps: 80, (machine, step) => step(machine), holds);

    private static void Run(int steps, Action<Machine, Action<Machine>> each, Action<Machine> end) =>
        Prop.ForAll(
                AStep.ListOf(steps).ToArbitrary(),
                sequence =>
                {
                    var machine = new Machine();
                    foreach (var (action, a, b, c) in sequence)
                        each(machine, m => m.Do(action, a, b, c));
                    end(machine);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));
}
