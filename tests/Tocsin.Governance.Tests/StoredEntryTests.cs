using Tocsin.Governance.Agreements;
using Tocsin.Governance.Charters;
using Tocsin.Governance.Checklists;
using Tocsin.Governance.Consultations;
using Tocsin.Governance.Meetings;
using Tocsin.Governance.Partners;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Rota;
using Tocsin.Governance.Teams;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;

namespace Tocsin.Governance.Tests;

/// <summary>What is sealed comes back as it was, and what people wrote is not among the facts.</summary>
public sealed class StoredEntryTests
{
    private const string Secret = "an unlikely word";

    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Ann = PersonId.Parse($"p-{1:D26}").Value;
    private static readonly ProposalId Id = ProposalId.Parse("pr-7KQ4M2XD01").Value;
    private static readonly TeamId Team = DefaultTeams.CoreResponse;
    private static readonly TextHash Hash = TextHash.Of("text");
    private static readonly Voter[] Voters = [Voter.Of(Ann), Voter.Reporters];
    private static readonly StatementText Says = new(Secret, Secret) { Examples = [Secret] };
    private static readonly ProposalText Proposed = new(Secret, Secret, new(Secret, Secret, Secret, Secret), Says);

    private static readonly IReadOnlyList<ProposalSubject> Subjects =
    [
        new ProposalSubject.JoinTeam(Ann, Team),
        new ProposalSubject.LeaveTeam(Ann, Team),
        new ProposalSubject.InviteExpert("TC-7KQ4-M2XD", 14),
        new ProposalSubject.ChangePolicy("privacy", 2),
        new ProposalSubject.ChangeStatement(ProductSlug.Of("Node.js")!.Value, 3, 2, StatementKind.OutOfScope),
        new ProposalSubject.AcceptPartner(),
        new ProposalSubject.ExtendEmbargo("TC-7KQ4-M2XD", Noon),
        new ProposalSubject.Sanction(Ann, SanctionMeasure.Suspension, Noon),
    ];

    private static readonly IReadOnlyList<Entry> Entries =
    [
        new MemberInvited([Duty.Triager, Duty.CnaOperator]) { Text = new(Secret) },
        new AgreementPublished(2, Hash, Noon, Noon.AddDays(14)) { Text = new(Secret) },
        new AgreementSigned(AgreementKind.CodeOfConduct, 2, Hash),
        new TeamJoined(Team, Noon),
        new TeamLeft(Team, LeaveReason.OwnWish),
        new Suspended(Noon) { Text = new(Secret) },
        new Reinstated { Text = new(Secret) },
        new Warned { Text = new(Secret) },
        new Recused("TC-7KQ4-M2XD") { Text = new(Secret) },
        new RecusalEnded("TC-7KQ4-M2XD"),
        new CaseOpened("TC-7KQ4-M2XD", CaseWay.Expert, Noon),
        new CaseShut("TC-7KQ4-M2XD", CaseWay.BreakGlass),
        new BreakGlassAsked("TC-7KQ4-M2XD") { Text = new(Secret) },
        new PartnerAccepted(Noon) { Text = new(Secret, Secret, Secret, Secret) },
        new PartnerSigned(1, Hash) { Text = new(Secret) },
        new PartnerSuspended(Noon) { Text = new(Secret) },
        new PartnerReinstated { Text = new(Secret) },
        new PartnerWithdrawn { Text = new(Secret) },
        new ProfileChanged { Text = new(Secret, Secret, Secret, new(2026, 3, 5)) },
        new RollCallAsked(),
        new RollCallReminded(),
        new RollCallAnswered(),
        new HandOverAsked(),
        new MadeEmeritus(),
        new CameBack(),
        new ChecklistBegun(ChecklistKind.Leaving, [new("thanks", "They were thanked")]),
        new ItemTicked(ChecklistKind.Joining, "account"),
        new ItemCleared(ChecklistKind.Joining, "account"),
        new CharterChanged(2, CharterDocument.Write(new())) { Text = new(Secret) },
        new CharterKept(),
        .. Subjects.Select(subject => new ProposalOpened(
            subject,
            DecisionRules.Default.For(subject.Kind),
            Team,
            DefaultTeams.Steering,
            Voters,
            Voters,
            Noon,
            Id
        )
        {
            Text = Proposed,
        }),
        new ObjectionRaised { Text = new(Secret) },
        new BallotOpened(Voters, Voters, Noon),
        new VoteCast(Voter.Reporters, Choice.Abstain),
        new VoterRecused(Voter.Of(Ann)),
        new ProposalDecided(new(OutcomeKind.Escalated, RejectionCause.Tie, Team, Noon, new(1, 1, 0))),
        new ProposalDecided(new(OutcomeKind.Passed)),
        new ProposalCarriedOut("team.employer-cap"),
        new ProposalAnswered(Id),
        new StatementWritten(3, 2, StatementKind.Untrusted, Id.Text) { Text = Says },
        new StatementRetired(3, Id.Text) { Text = new(Secret) },
        new ChallengeReceived(new(ProductSlug.Of("npm")!.Value, 3)) { Text = new(Secret, Secret) },
        new ChallengeTakenUp(Id.Text),
        new ChallengeAnswered { Text = new(Secret) },
        new MeetingPlanned(Team, Noon, "Europe/Vienna", 60) { Text = new(Secret, Secret) },
        new MeetingCalledOff(),
        new ItemMarked(new(AgendaKind.Case, "TC-7KQ4-M2XD")),
        new ItemUnmarked(new(AgendaKind.Proposal, Id.Text)),
        new MinutesSaved(2, [Ann]) { Text = new(Secret, [Secret]) },
        new MinutesPublished(2, 1),
        new ActionOpened(3, Team, Ann, new(2026, 3, 4), MeetingId.Parse("mt-7KQ4M2XD01").Value) { Text = new(Secret) },
        new ActionHandedOver(3, Ann, new(2026, 3, 5)),
        new ActionClosed(3, true),
        new ConsultationAsked(2, new(2026, 3, 4)) { Text = new(Secret, Secret) },
        new ConsultationAnswered(2) { Text = new(Secret) },
        new ConsultationWithdrawn(2),
        new RotaSet([Ann], new(2026, 3, 2), 2),
        new TurnCovered(new(2026, 3, 2), Ann),
        new TurnTold(new(2026, 3, 2), Ann, null),
    ];

    [Fact]
    public void Every_entry_comes_back_as_it_was_sealed()
    {
        var stream = Id.Stream;
        using var key = StreamKey.Create("test", stream);
        var sealer = new StreamSealer(GovernanceEntries.Kinds);
        var batch = sealer.Seal(key, Head.Start, Entries, Actor.Tocsin, Noon);

        var opened = sealer.Open(key, batch.Entries, batch.Keys, batch.Head);

        // lists in records compare by reference: their text has everything that is in them
        opened.Select(r => Told(r.Entry)).ShouldBe(Entries.Select(Told));
        opened.Select(r => r.Entry.GetType()).ShouldBe(Entries.Select(e => e.GetType()));
    }

    [Fact]
    public void Every_kind_of_this_house_is_tried_here()
    {
        string[] elsewhere =
        [
            "ledger.text-redacted",
            "member.joined",
            "member.duties-changed",
            "member.token-minted",
            "member.token-revoked",
            "member.stepped-up",
        ];
        GovernanceEntries
            .Kinds.Names.Except(elsewhere)
            .Count()
            .ShouldBe(Entries.Select(e => e.GetType()).Distinct().Count());
        Subjects.Select(s => s.Kind).ShouldBe(Enum.GetValues<ProposalKind>());
    }

    [Fact]
    public void What_people_wrote_is_never_among_the_facts()
    {
        foreach (var entry in Entries)
            Facts(entry).ShouldNotContain(Secret);
    }

    [Fact]
    public void A_member_of_before_there_were_teams_folds_as_ever()
    {
        var stream = Member.Stream(Ann);
        Entry[] old = [new MemberInvited([Duty.Triager]) { Text = new("Ann") }, new MemberJoined()];
        var member = Folding.Fold<Member>(
            stream,
            old.Select((e, i) => new Recorded(stream, i + 1, Noon, Actor.Tocsin, e, false))
        );
        member.Duties.ShouldBe([Duty.Triager]);
        member.DutiesSince[Duty.Triager].ShouldBe(Noon);
        member.BelongsSomewhere.ShouldBeTrue();
    }

    private static string Told(Entry entry) => Facts(entry) + System.Text.Json.JsonSerializer.Serialize(TextOf(entry));

    private static string Facts(Entry entry) => System.Text.Json.JsonSerializer.Serialize(entry, entry.GetType());

    private static object? TextOf(Entry entry) => entry.GetType().GetProperty("Text")?.GetValue(entry);
}
