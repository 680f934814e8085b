using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Teams;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Tests.Storage;

namespace Tocsin.Workspace.Tests.Proposals;

/// <summary>Deadlines are rows: whichever process is there when one has come does what was decided, once.</summary>
public sealed class RestartTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_decided_before_a_kill_is_carried_out_after_it_once(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        var ann = await Joined(store, "ann");
        var ben = await Joined(store, "ben");
        var opened = await store.Start.Proposals.Open(
            new ProposalSubject.JoinTeam(ben, DefaultTeams.CoreResponse),
            new("Reads closely."),
            null,
            ann,
            CancellationToken.None
        );
        var id = opened.Value.Id;
        (await Due(store, store.Start, Proposal.CloseDue)).ShouldBeNull("its deadline has not come");
        store.Clock.Advance(TimeSpan.FromDays(7));

        using (var second = await store.Again())
        {
            // killed after the work and before the row was taken away
            (await Due(store, second, Proposal.CloseDue)).ShouldNotBeNull();
            await second.Proposals.Close(id, CancellationToken.None);
        }
        using (var third = await store.Again())
        {
            (await Due(store, third, Proposal.CarryDue)).ShouldNotBeNull();
            await third.Carrying.Carry(id, CancellationToken.None);
        }
        using var last = await store.Again();
        var written = await Entries(last);
        store.Clock.Advance(DueStore.Lease + TimeSpan.FromSeconds(1));
        (await Due(store, last, Proposal.CloseDue)).ShouldNotBeNull("it comes again");
        (await Due(store, last, Proposal.CarryDue)).ShouldNotBeNull("it comes again");
        (await last.Proposals.Close(id, CancellationToken.None)).ShouldBeNull();
        await last.Carrying.Carry(id, CancellationToken.None);

        (await Entries(last)).ShouldBe(written);
        (await last.Members.Load(ben, CancellationToken.None))
            .Memberships.ShouldHaveSingleItem()
            .Team.ShouldBe(DefaultTeams.CoreResponse);
        (await last.Proposals.Load(id, CancellationToken.None)).Value.CarriedOut!.Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_text_that_was_agreed_on_before_a_kill_is_in_force_after_it_once(bool isStatement)
    {
        await using var store = await AStore.Create(Provider.Sqlite);
        var ann = await Joined(store, "ann", Duty.Policy);
        var says = new StatementText("The system is trusted.", "It could do anything.");
        var opened = await store.Start.Proposals.Open(
            isStatement
                ? new ProposalSubject.ChangeStatement(ProductSlug.Of("Tests")!.Value, null, 0, StatementKind.Trusted)
                : new ProposalSubject.ChangePolicy("privacy"),
            isStatement ? new("Asked often.", Statement: says) : new("Clearer.", "Say nothing."),
            null,
            ann,
            CancellationToken.None
        );
        var id = opened.Value.Id;
        store.Clock.Advance(TimeSpan.FromDays(14));
        using (var second = await store.Again())
            await second.Proposals.Close(id, CancellationToken.None);
        using (var third = await store.Again())
        {
            // killed after the work and before the row was taken away
            (await Due(store, third, Proposal.CarryDue)).ShouldNotBeNull();
            await third.Carrying.Carry(id, CancellationToken.None);
        }
        using var last = await store.Again();
        var written = await Entries(last);
        store.Clock.Advance(DueStore.Lease + TimeSpan.FromSeconds(1));
        (await Due(store, last, Proposal.CarryDue)).ShouldNotBeNull("it comes again");
        await last.Carrying.Carry(id, CancellationToken.None);

        (await Entries(last)).ShouldBe(written);
        (await last.Proposals.Load(id, CancellationToken.None)).Value.CarriedOut!.Refusal.ShouldBeNull();
        (await Due(store, last, isStatement ? ThreatModel.CarryDue : Agreement.ReminderDue)).ShouldNotBeNull();
        var agreements = await last.Agreements.All(CancellationToken.None);
        agreements[AgreementKind.Privacy].Versions.Count.ShouldBe(isStatement ? 1 : 2);
    }

    private static Task<LeasedDue?> Due(AStore store, WorkspaceStart start, string kind) =>
        new DueStore(start.OpenCases, store.Clock).Claim([kind], CancellationToken.None);

    private static async Task<int> Entries(WorkspaceStart start)
    {
        await using var db = start.OpenCases();
        return await db.Entries.CountAsync();
    }

    private static async Task<PersonId> Joined(AStore store, string name, Duty duty = Duty.Triager)
    {
        var members = store.Start.Members;
        var invited = (await members.Invite(name, [duty], Actor.Tocsin, CancellationToken.None)).Value;
        var all = await store.Start.Agreements.All(CancellationToken.None);
        var joined = await members.Join(
            invited.Link.Segments[^1],
            name,
            EmailAddress.Parse($"{name}@example.org").Value,
            new Credentials.PasswordAndTotp("correct horse battery", TotpSecret.Create(), UsedStep: 0),
            [
                .. AgreementStore.OfEverybody.Select(kind =>
                    SignedText.Of(all[kind], all[kind].InForceAt(store.Clock.GetUtcNow())!)
                ),
            ],
            CancellationToken.None
        );
        return joined.Value.Person;
    }
}
