using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.RollCalls;
using Tocsin.Governance.Teams;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Tests.Machines;

/// <summary>
/// A programme to which anything may happen in any order. Beside it the machine keeps what it needs to judge by itself:
/// which versions came when, who signed what, who voted what.
/// </summary>
internal sealed class Machine
{
    private static readonly AgreementKind[] Kinds = [AgreementKind.Privacy, AgreementKind.CodeOfConduct];

    private readonly List<Action<int, int, int>> actions;
    private int texts;

    public Machine()
    {
        People =
        [
            Programme.Person(Duty.Triager, Duty.Operator),
            Programme.Person(),
            Programme.Person(),
            Programme.Person(),
            Programme.Person(Duty.Triager),
        ];
        actions =
        [
            (a, b, _) => Sign(People[a % 5], Kinds[b % 2]),
            (a, b, _) => Sign(People[a % 5], Kinds[b % 2]),
            (a, b, c) => Publish(Kinds[a % 2], b % 3 * 10, c % 3 * 30),
            (a, _, _) => SignAll(People[a % 5]),
            (a, _, _) => SignAll(People[a % 5]),
            (a, _, _) => SignAll(People[a % 5]),
            (a, _, _) => SignAll(People[a % 5]),
            (a, b, _) => Join(People[a % 5], TeamChart.Default.Teams[b % 6]),
            (a, b, _) => Join(People[a % 5], TeamChart.Default.Teams[b % 6]),
            (a, b, _) => On(People[a % 5], p => p.LeaveTeam(TeamChart.Default.Teams[b % 6].Id, LeaveReason.OwnWish)),
            (a, b, _) => On(People[a % 5], p => p.Suspend(b % 7 == 0 ? null : Now.AddDays(b % 20), new("So."), Now)),
            (a, _, _) => On(People[a % 5], p => p.Reinstate(new("So."), Now)),
            (a, b, _) => On(People[a % 5], p => p.ChangeDuties(b % 2 == 0 ? [] : [Duty.Triager, Duty.CnaOperator])),
            (a, _, _) => On(People[a % 5], p => p.Recuse("TC-7KQ4-M2XD", null)),
            (a, b, c) => OpenCase(People[a % 5], (CaseWay)(b % 3), c % 30),
            (a, b, c) => OpenCase(People[a % 5], (CaseWay)(b % 3), c % 30),
            (a, b, c) => OpenCase(People[a % 5], CaseWay.Expert, (b + c) % 90),
            (a, b, _) => ShutCase(People[a % 5], b % 2),
            (a, b, _) => On(People[a % 5], p => p.StepRollCall(Programme.RollCallRules, (RollCallHold)(b % 2), Now)),
            (a, _, _) => NextRollCall(People[a % 5]),
            (a, _, _) => NextRollCall(People[a % 5]),
            (a, _, _) => On(People[a % 5], p => p.AnswerRollCall(Programme.RollCallRules, Now)),
            (a, b, c) => Open(a, b, c),
            (a, b, c) => Open(a, b, c),
            (a, b, _) => On(p => p.RaiseObjection(People[a % 5].Id, new("No."), Electors(b), Now), People[a % 5]),
            (a, b, _) => Cast(a, b),
            (a, b, _) => Cast(a, b),
            (a, b, _) => Cast(a, b),
            (a, b, _) => Cast(a, b),
            (a, b, _) => Cast(a, b),
            (a, b, _) => Cast(a, b),
            (a, b, _) => Cast(a, b),
            (a, _, _) => StepBack(People[a % 5]),
            (a, _, _) => On(p => p.Withdraw(People[a % 5].Id, Now), People[a % 5]),
            (_, _, _) => On(p => p.Close(Now), null),
            (_, _, _) => CloseInTime(),
            (a, _, _) => CarryOut(People[a % 5]),
            (_, _, _) => CarryOut(People.FirstOrDefault(p => p.Id == Current?.Subject!.Concerns)),
            (_, _, _) => CarryOut(People.FirstOrDefault(p => p.Id == Current?.Subject!.Concerns)),
            (a, _, _) => Programme.Now = Now.AddDays(a % 20).AddTicks(a % 3 * 10),
            (a, _, _) => Programme.Now = Now.AddDays(a % 90),
        ];
    }

    public AProgramme Programme { get; } = AProgramme.Started();

    public DateTimeOffset Now => Programme.Now;

    public IReadOnlyList<Member> People { get; }

    public List<Proposal> Proposals { get; } = [];

    /// <summary>For each proposal, the last vote that was taken of each voter.</summary>
    public Dictionary<ProposalId, Dictionary<Voter, Choice>> Votes { get; } = [];

    /// <summary>For each person and case, until when somebody opened it to them by which way; gone when it was shut.</summary>
    public Dictionary<(PersonId Person, string Case, CaseWay Way), DateTimeOffset> Opened { get; } = [];

    /// <summary>By person, kind and version.</summary>
    public HashSet<(PersonId Person, AgreementKind Kind, int Version)> Signed { get; } = [];

    /// <summary>By kind, the first first: in force from, older signatures hold until.</summary>
    public Dictionary<AgreementKind, List<(DateTimeOffset From, DateTimeOffset Until)>> Published { get; } =
        Kinds.ToDictionary(k => k, _ => new List<(DateTimeOffset, DateTimeOffset)> { (Start, Start) });

    private static DateTimeOffset Start { get; } = new AProgramme().Now;

    public int Actions => actions.Count;

    public void Do(int action, int a, int b, int c) => actions[action % actions.Count](a, b, c);

    /// <summary>By the sentence: one signed the version in force, or an older one whose period to sign is not over.</summary>
    public bool HasSignatureInForce(PersonId person, AgreementKind kind, DateTimeOffset at)
    {
        var versions = Published[kind];
        return Enumerable
            .Range(1, versions.Count)
            .Any(v =>
                Signed.Contains((person, kind, v))
                && versions[v - 1].From <= at
                && versions.Skip(v).All(later => at < later.Until)
            );
    }

    private Proposal? Current => Proposals.Count == 0 ? null : Proposals[^1];

    private void Sign(Member person, AgreementKind kind)
    {
        var agreement = Programme.Agreements[kind];
        var version = agreement.Newest!;
        if (Take(Member.Stream(person.Id), Programme.Signing(person, agreement, version), person))
            Signed.Add((person.Id, kind, version.Number));
    }

    private static string CaseOf(int number) => number == 0 ? "TC-7KQ4-M2XD" : "TC-2222-2222";

    private void OpenCase(Member person, CaseWay way, int days)
    {
        var until = way == CaseWay.BreakGlass ? Now + Member.BreakGlassLasts : Now.AddDays(days);
        var number = CaseOf(days % 2);
        if (!Take(Member.Stream(person.Id), person.OpenCase(number, way, until, Now), null))
            return;
        var key = (person.Id, number, way);
        if (!Opened.TryGetValue(key, out var before) || before < until)
            Opened[key] = until;
    }

    private void ShutCase(Member person, int number)
    {
        if (!Take(Member.Stream(person.Id), person.ShutCase(CaseOf(number), Now), null))
            return;
        foreach (var key in Opened.Keys.Where(k => k.Person == person.Id && k.Case == CaseOf(number)).ToList())
            Opened.Remove(key);
    }

    private void SignAll(Member person)
    {
        foreach (var kind in Kinds)
            Sign(person, kind);
    }

    private void NextRollCall(Member person)
    {
        if (person.RollCall?.Next(Programme.RollCallRules, RollCallHold.Nothing) is not { } next)
            return;
        Programme.Now = next.At > Now ? next.At : Now;
        On(person, p => p.StepRollCall(Programme.RollCallRules, RollCallHold.Nothing, Now));
    }

    private void Publish(AgreementKind kind, int inDays, int daysToSign)
    {
        var (stream, from) = (Agreement.Stream(kind), Now.AddDays(inDays));
        var agreement = Programme.Agreements[kind];
        var decided = agreement.Publish(agreement.Versions.Count, $"Text {++texts}", from, daysToSign, Now);
        if (Take(stream, decided, null))
            Published[kind].Add((from, from.AddDays(daysToSign)));
    }

    private void Join(Member person, Team team) => On(person, p => team.Admit(p, [], Now));

    private void Open(int a, int b, int c)
    {
        if (Current is { IsDecided: false })
            return;
        var (person, id) = (People[a % 5].Id, ProposalId.Parse($"pr-{Proposals.Count:D10}").Value);
        ProposalSubject subject = (b % 6) switch
        {
            0 => new ProposalSubject.JoinTeam(person, TeamChart.Default.Teams[c % 6].Id),
            1 => new ProposalSubject.LeaveTeam(person, TeamChart.Default.Teams[c % 6].Id),
            2 => new ProposalSubject.Sanction(person, (SanctionMeasure)(c % 3)),
            3 => new ProposalSubject.ExtendEmbargo("TC-7KQ4-M2XD", Now.AddDays(30)),
            4 => new ProposalSubject.ChangePolicy("embargo"),
            _ => new ProposalSubject.AcceptPartner(),
        };
        var rule = DecisionRules.Default.For(subject.Kind);
        var opened = Programme.State<Proposal>(id.Stream);
        var draft = new ProposalDraft(subject, new("So.", "so"), rule, DefaultTeams.CoreResponse);
        if (Take(id.Stream, opened.Open(draft, Electors(c), Programme.Chart, Now), People[c % 5]))
        {
            Proposals.Add(opened);
            Votes[id] = [];
        }
    }

    // mostly everybody, now and then fewer, and one who stepped back
    private Electors Electors(int seed) =>
        new(
            [.. People.Where((_, i) => seed % 3 > 0 || (seed >> i) % 2 == 0).Select(p => p.Id)],
            seed % 7 == 0 ? [People[seed % 5].Id] : []
        );

    private void Cast(int a, int b)
    {
        var voter = (a % 7) switch
        {
            5 => Voter.Reporters,
            6 => Voter.Of(PersonId.Parse($"p-{999:D26}").Value),
            var i => Voter.Of(People[i].Id),
        };
        if (Current is { } it && On(p => p.Cast(voter, (Choice)(b % 3), Now), null))
            Votes[it.Id][voter] = (Choice)(b % 3);
    }

    private void StepBack(Member person)
    {
        if (Current is { } it && On(p => p.Recuse(person.Id, Now), person))
            Votes[it.Id].Remove(Voter.Of(person.Id));
    }

    private void CloseInTime()
    {
        if (Current is { IsDecided: false } it)
        {
            Programme.Now = it.Deadline > Now ? it.Deadline : Now;
            On(p => p.Close(Now), null);
        }
    }

    private void CarryOut(Member? person)
    {
        if (person is not null && Current is not null)
            On(p => p.CarryOut(person, Programme.Chart, [], Now), null);
    }

    private void On(Member person, Func<Member, Result<Decision>> decide) =>
        Take(Member.Stream(person.Id), decide(person), person);

    private bool On(Func<Proposal, Result<Decision>> decide, Member? by) =>
        Current is { } it && Take(it.Id.Stream, decide(it), by);

    private bool Take(StreamId stream, Result<Decision> decided, Member? by)
    {
        if (!decided.TryGet(out var decision, out _) || decision.IsNothing)
            return false;
        Programme.Take(stream, decision, by?.Id.Actor ?? Actor.Tocsin);
        return true;
    }
}
