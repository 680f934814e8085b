using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Teams;
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

    private static Task<LeasedDue?> Due(AStore store, WorkspaceStart start, string kind) =>
        new DueStore(start.OpenCases, store.Clock).Claim([kind], CancellationToken.None);

    private static async Task<int> Entries(WorkspaceStart start)
    {
        await using var db = start.OpenCases();
        return await db.Entries.CountAsync();
    }

    private static async Task<PersonId> Joined(AStore store, string name)
    {
        var members = store.Start.Members;
        var invited = (await members.Invite(name, [Duty.Triager], Actor.Tocsin, CancellationToken.None)).Value;
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
