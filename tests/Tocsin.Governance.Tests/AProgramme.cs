using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Governance.RollCalls;
using Tocsin.Governance.Standings;
using Tocsin.Governance.Teams;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Tests;

/// <summary>
/// A programme without any store: what is decided is recorded and folded in at once, as a transaction would, by a clock
/// that is advanced by hand.
/// </summary>
internal sealed class AProgramme
{
    private readonly Dictionary<StreamId, List<Recorded>> recorded = [];
    private readonly Dictionary<StreamId, (object State, Action<Recorded> Apply)> states = [];
    private int people;

    /// <summary>A Monday.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public List<DueRow> Dues { get; } = [];

    public Agreement Privacy => State<Agreement>(Agreement.Stream(AgreementKind.Privacy));

    public Agreement Conduct => State<Agreement>(Agreement.Stream(AgreementKind.CodeOfConduct));

    public Dictionary<AgreementKind, Agreement> Agreements =>
        new() { [AgreementKind.Privacy] = Privacy, [AgreementKind.CodeOfConduct] = Conduct };

    /// <summary>With the first versions of both agreements in force.</summary>
    public static AProgramme Started()
    {
        var made = new AProgramme();
        made.Publish(AgreementKind.Privacy, "Keep it to yourself.");
        made.Publish(AgreementKind.CodeOfConduct, "Be kind.");
        return made;
    }

    public TeamChart Chart { get; set; } = TeamChart.Default;

    public RollCallRules RollCallRules { get; } = new();

    public Standing Standing(Member member) => Standing(member, Now);

    public Standing Standing(Member member, DateTimeOffset at) =>
        Governance.Standings.Standing.Of(member, Chart, Agreements, RollCallRules, at);

    public void Join(Member member, TeamId team) => Take(member, Chart.Find(team)!.Admit(member, [], Now));

    /// <summary>A member of a team, with both agreements signed.</summary>
    public Member In(TeamId team)
    {
        var member = Person();
        SignAll(member);
        Join(member, team);
        return member;
    }

    public T State<T>(StreamId stream)
        where T : class, IFolded<T>
    {
        if (!states.TryGetValue(stream, out var known))
        {
            var empty = T.Empty(stream);
            states[stream] = known = (empty, empty.Apply);
        }
        return (T)known.State;
    }

    public IReadOnlyList<Recorded> Stream(StreamId stream) => recorded.GetValueOrDefault(stream) ?? [];

    /// <summary>What folding the recorded entries once more gives.</summary>
    public T Refolded<T>(StreamId stream)
        where T : class, IFolded<T> => Folding.Fold<T>(stream, Stream(stream));

    public Member Person(params Duty[] duties)
    {
        var id = PersonId.Parse($"p-{++people:D26}").Value;
        var member = State<Member>(Member.Stream(id));
        Take(member, duties.Length == 0 ? member.InviteForTeam("Ann") : member.Invite("Ann", duties));
        Take(member, member.Join());
        return member;
    }

    public void Publish(AgreementKind kind, string text, DateTimeOffset? from = null, int daysToSign = 0)
    {
        var agreement = State<Agreement>(Agreement.Stream(kind));
        Take(
            Agreement.Stream(kind),
            agreement.Publish(agreement.Versions.Count, text, from, daysToSign, Now).Value,
            Actor.Tocsin
        );
    }

    public void Sign(Member member, Agreement agreement) => Take(member, Signing(member, agreement, agreement.Newest!));

    public Result<Decision> Signing(Member member, Agreement agreement, AgreementVersion version) =>
        member.Sign(agreement, version.Number, version.Hash, Now);

    public void SignAll(Member member)
    {
        Sign(member, Privacy);
        Sign(member, Conduct);
    }

    public void Take(Member member, Result<Decision> decision) =>
        Take(Member.Stream(member.Id), decision.Value, member.Id.Actor);

    public void Take(StreamId stream, Decision decision, Actor by)
    {
        foreach (var entry in decision.Entries)
            Record(stream, entry, by);
        foreach (var (other, entry) in decision.Elsewhere)
            Record(other, entry, by);
        Dues.AddRange(decision.Dues);
    }

    private void Record(StreamId stream, Entry entry, Actor by)
    {
        if (!recorded.TryGetValue(stream, out var entries))
            recorded[stream] = entries = [];
        var next = new Recorded(stream, entries.Count + 1, Now, by, entry, Redacted: false);
        entries.Add(next);
        states[stream].Apply(next);
    }
}
