using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Advisories.Documents;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Standards.Osv;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.Tests.Cases;
using Case = Tocsin.Cases.Case;

namespace Tocsin.Workspace.Tests.Advisories;

/// <summary>The worker and the publication by hand, so that the outside can fail when it is told to.</summary>
public sealed class PublishOnceTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task However_often_the_outside_fails_it_is_published_exactly_once(Provider provider)
    {
        await using var press = await Press.Start(provider, failures: 3);
        var number = await press.Decided(null);

        for (var attempt = 1; press.Out.Count == 0; attempt++)
        {
            attempt.ShouldBeLessThan(10);
            await press.Work();
            press.Clock.Advance(TimeSpan.FromSeconds(40));
        }
        await press.Work();

        var document = press.Out.ShouldHaveSingleItem();
        document.Id.ShouldBe("TCS-2026-1");
        press.Tried.ShouldBe(4);
        OsvReader.Read(document.Body.ToArray()).Value.Id.ShouldBe("TCS-2026-1");
        // its instant is that of the decision, not of the last attempt
        document.Modified.ShouldBe((await press.Load(number)).Published!.Latest);
        (await press.Load(number)).History.Count(h => h.Entry is AdvisoryPublished).ShouldBe(1);
    }

    [Fact]
    public async Task A_crash_between_the_decision_and_the_document_carries_the_same_over()
    {
        await using var press = await Press.Start(Provider.Sqlite, failures: 1);
        await press.Decided(null);
        await press.Work(); // decided, then killed before the document was out
        press.Out.ShouldBeEmpty();
        press.Clock.Advance(TimeSpan.FromHours(30)); // however long it lay there

        await press.Work();
        press.Out.ShouldHaveSingleItem().Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Before_its_instant_nothing_leaves_the_house()
    {
        await using var press = await Press.Start(Provider.Sqlite, failures: 0);
        await press.Decided(TimeSpan.FromHours(5));
        press.Clock.Advance(TimeSpan.FromHours(4.9));
        await press.Work();
        press.Out.ShouldBeEmpty();
        press.Clock.Advance(TimeSpan.FromHours(0.2));
        await press.Work();
        press.Out.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_instant_that_was_missed_is_held_and_a_person_decides_anew()
    {
        await using var press = await Press.Start(Provider.Sqlite, failures: 0);
        var number = await press.Decided(TimeSpan.FromHours(1));
        press.Clock.Advance(TimeSpan.FromHours(2.1));
        await press.Work();
        press.Out.ShouldBeEmpty();
        (await press.Load(number)).Plan.ShouldBeNull();

        await press.Decide(number, null);
        await press.Work();
        press.Out.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_copy_publishes_nothing_until_it_is_declared_the_real_one()
    {
        await using var press = await Press.Start(Provider.Sqlite, failures: 0, mine: false);
        await press.Decided(null);
        await press.Work();
        press.Out.ShouldBeEmpty();

        press.Lease.Take();
        await press.Work();
        press.Out.Count.ShouldBe(1);
    }

    private sealed class Press : IAsyncDisposable
    {
        private readonly Story story;
        private readonly DueWorker worker;
        private int failuresLeft;

        private Press(Story story, int failures, bool mine)
        {
            (this.story, failuresLeft) = (story, failures);
            var start = story.Workspace.Stores;
            Lease = new(Directory.CreateTempSubdirectory("tocsin-lease-").FullName, "test", "here");
            if (mine)
                Lease.Take();
            var due = new DueStore(start.OpenCases, start.Time);
            var carry = new CarryAdvisory(
                start.Options.Origins,
                Publish,
                due,
                signatory: null,
                NullLogger<CarryAdvisory>.Instance
            );
            var job = new PublishAdvisory(start.Cases, start.Charter, carry).Job;
            worker = new(DueLane.Publications, due, [job], Lease, start.Time, NullLogger<DueWorker>.Instance);
        }

        public List<PublishedDocument> Out { get; } = [];

        public int Tried { get; private set; }

        public TestClock Clock => story.Workspace.Clock;

        public InstanceLease Lease { get; }

        public static async Task<Press> Start(Provider provider, int failures, bool mine = true)
        {
            var begun = await Story.Begin(provider);
            await begun.Workspace.Members.DisposeAsync(); // its own worker must not be faster
            return new(begun, failures, mine);
        }

        public Task<Case> Load(CaseNumber number) => story.Load(number);

        public async Task<CaseNumber> Decided(TimeSpan? after)
        {
            var number = await story.Received();
            var stores = story.Workspace.Stores;
            await Take(Ann, f => f.Accept(Ann, new("Yes."), stores.Options.Programme, stores.Cases.Now));
            await Take(Ann, f => f.SaveDraft(Ann, 0, Story.Sound));
            await Take(Ben, f => f.Approve(Ben, 1));
            await Decide(number, after);
            return number;

            async Task Take(Viewer.Member by, Func<Case, Standards.Problems.Result<Ledger.Decision>> decide) =>
                (await stores.Cases.Decide(number, by, decide, CancellationToken.None)).Problem.ShouldBeNull();
        }

        public async Task Decide(CaseNumber number, TimeSpan? after)
        {
            var now = story.Workspace.Stores.Cases.Now;
            var decided = await story.Workspace.Stores.Cases.Decide(
                number,
                Ann,
                f => f.DecidePublication(Ann, 1, now + after, now),
                CancellationToken.None
            );
            decided.Problem.ShouldBeNull();
        }

        /// <summary>Everything that is due now.</summary>
        public async Task Work()
        {
            while (await worker.WorkOne(CancellationToken.None)) { }
        }

        public async ValueTask DisposeAsync()
        {
            worker.Dispose();
            await story.DisposeAsync();
        }

        private Viewer.Member Ann => Triager(story.AnnHerself);

        private Viewer.Member Ben => Triager(story.BenHimself);

        private static Viewer.Member Triager(TestMember member) =>
            new(member.Person, [Duty.Triager], null, member.Email, null);

        private Task Publish(IReadOnlyList<PublishedDocument> documents, CancellationToken cancel)
        {
            Tried++;
            if (failuresLeft-- > 0)
                throw new IOException("the outside is not there");
            Out.AddRange(documents);
            return Task.CompletedTask;
        }
    }
}
