using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Storage.Rows;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// The one door to cases. Whoever asks names a viewer, and the query decides with it: what a viewer may not see answers
/// exactly as what does not exist.
/// </summary>
public sealed class CaseStore
{
    private readonly LedgerStore ledgers;
    private readonly KeyStore keys;
    private readonly ProgrammeKeys programme;
    private readonly ReadingWatch? watch;
    private readonly OpenedSummaries summaries = new();

    /// <param name="watch">Counts what members open; null: nobody reads here.</param>
    internal CaseStore(LedgerStore ledgers, KeyStore keys, ProgrammeKeys programme, ReadingWatch? watch = null) =>
        (this.ledgers, this.keys, this.programme, this.watch) = (ledgers, keys, programme, watch);

    /// <summary>Now, in the whole microseconds that are stored.</summary>
    public DateTimeOffset Now => ledgers.Now();

    /// <summary>Whether there is such a case for <paramref name="viewer"/>: asked before anything that they sent is read.</summary>
    public Task<Result<CaseNumber>> Find(string? number, Viewer viewer, CancellationToken cancel) =>
        CaseNumber
            .Parse(number)
            .Then(parsed =>
                ledgers.Look<Result<CaseNumber>>(async db =>
                    await Sees(db, parsed, viewer, cancel) ? parsed : Problem.NotFound
                )
            );

    /// <summary>Opens a case to be shown. That it was opened is recorded first; if that fails, nothing is shown.</summary>
    /// <param name="what">Which part: <c>case</c>, <c>mailbox</c>, <c>attachment</c>.</param>
    public Task<Result<Case>> Read(CaseNumber number, Viewer viewer, string what, CancellationToken cancel) =>
        ledgers.InTransaction<Case>(
            async session =>
            {
                if (!await Sees(session.Db, number, viewer, cancel))
                    return Problem.NotFound;
                await Note(session, number, viewer, what, cancel);
                return await session.Load<Case>(number.Stream, cancel);
            },
            cancel
        );

    /// <summary>A case with who opened it so far; that it is opened now is recorded with it.</summary>
    /// <param name="what">As above.</param>
    internal Task<Result<(Case Case, ReadHistory Before)>> ReadWithHistory(
        CaseNumber number,
        Viewer.Member viewer,
        string what,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<(Case, ReadHistory)>(
            async session =>
            {
                if (!await Sees(session.Db, number, viewer, cancel))
                    return Problem.NotFound;
                var reads = CaseRead.Stream(number.Text);
                var before = await session.Load<ReadHistory>(reads, cancel);
                await Note(session, number, viewer, what, cancel);
                return (await session.Load<Case>(number.Stream, cancel), before);
            },
            cancel
        );

    // before anything is shown: what cannot be recorded is not read
    private async Task Note(
        LedgerSession session,
        CaseNumber number,
        Viewer viewer,
        string what,
        CancellationToken cancel
    )
    {
        await session.Record(CaseRead.Stream(number.Text), Decision.Of(new CaseRead(what)), viewer.Actor, cancel);
        if (watch is not null && viewer is Viewer.Member { Person: var person })
            await watch.Note(session, person, number, cancel);
    }

    /// <summary>Who opened a case, for who has just opened it.</summary>
    internal Task<Result<ReadHistory>> Reads(CaseNumber number, Viewer viewer, CancellationToken cancel) =>
        ledgers.InTransaction<ReadHistory>(
            async session =>
                await Sees(session.Db, number, viewer, cancel)
                    ? await session.Load<ReadHistory>(CaseRead.Stream(number.Text), cancel)
                    : Problem.NotFound,
            cancel
        );

    /// <summary>Loads a case, lets it decide, writes what it decided, and gives back the case as it is then.</summary>
    public Task<Result<Case>> Decide(
        CaseNumber number,
        Viewer viewer,
        Func<Case, Result<Decision>> decide,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<Case>(
            async session =>
                await Sees(session.Db, number, viewer, cancel)
                    ? await Decided(session, number, viewer, decide, cancel)
                    : Problem.NotFound,
            cancel
        );

    /// <summary>As above, where the decision also looks at another stream; both are unchanged when it is written.</summary>
    public Task<Result<Case>> Decide<TOther>(
        CaseNumber number,
        Viewer viewer,
        StreamId other,
        Func<Case, TOther, Result<Decision>> decide,
        CancellationToken cancel
    )
        where TOther : class, IFolded<TOther> =>
        ledgers.InTransaction<Case>(
            async session =>
            {
                if (!await Sees(session.Db, number, viewer, cancel))
                    return Problem.NotFound;
                var state = await session.Load<TOther>(other, cancel);
                return await Decided(session, number, viewer, found => decide(found, state), cancel);
            },
            cancel
        );

    /// <summary>
    /// Makes a part of a case a case of its own. Its receipt is nobody's until its reporter asks for it with the receipt of the first.
    /// </summary>
    internal Task<Result<Case>> Split(
        CaseNumber number,
        Viewer.Member viewer,
        Func<Case, CaseNumber, Result<Decision>> decide,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<Case>(
            async session =>
            {
                if (!await Sees(session.Db, number, viewer, cancel))
                    return Problem.NotFound;
                var second = await FreeNumber.Of(session.Db, cancel);
                session.Begin(second.Stream, Case.Empty(second.Stream));
                session.Db.Receipts.Add(new() { Number = second.Text, Hash = FreeNumber.Nobodys() });
                return await Decided(session, number, viewer, found => decide(found, second), cancel);
            },
            cancel
        );

    /// <summary>
    /// The cases that <paramref name="viewer"/> sees: what is owed soonest first, then what waits for others. A closed case
    /// whose reporter wrote again, or with an exception that nobody has reviewed, is open in this sense.
    /// </summary>
    /// <param name="closed">Those that are closed, instead of those that are open.</param>
    public async Task<IReadOnlyList<QueueItem>> Queue(Viewer.Member viewer, bool closed, CancellationToken cancel)
    {
        var rows = await ledgers.InTransaction<List<CaseRow>>(
            async session =>
            {
                await session.Record(
                    CaseRead.Stream("queue"),
                    Decision.Of(new CaseRead("queue")),
                    viewer.Actor,
                    cancel
                );
                return await Visible(session.Db, viewer)
                    .AsNoTracking()
                    // what stands in line is no part of the daily work yet
                    .Where(c => !session.Db.Arrivals.Any(a => a.Waits && a.Number == c.Number))
                    .Where(c =>
                        closed == (c.State == ReportState.Closed && c.WaitingFor != WaitingFor.Team && !c.ExceptionOpen)
                    )
                    .ToListAsync(cancel);
            },
            cancel
        );
        return
        [
            .. (await Items(rows.Value, cancel))
                .OrderBy(item => item.OwedBy ?? DateTimeOffset.MaxValue)
                .ThenBy(item => item.ReceivedAt),
        ];
    }

    /// <summary>What stands in line of the cases that <paramref name="viewer"/> sees. That they looked is recorded first.</summary>
    public async Task<LineView> InLine(Viewer.Member viewer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var now = Now;
        var (count, arrivals, rows) = (
            await ledgers.InTransaction<(int, List<ArrivalRow>, List<CaseRow>)>(
                async session =>
                {
                    var entry = new CaseRead("line");
                    await session.Record(CaseRead.Stream("queue"), Decision.Of(entry), viewer.Actor, cancel);
                    var visible = Visible(session.Db, viewer).AsNoTracking();
                    var all = session
                        .Db.Arrivals.AsNoTracking()
                        .Where(a => visible.Any(c => c.Number == a.Number))
                        .Where(a => a.Waits || a.At > now.AddDays(-1));
                    var waiting = LineStore.InOrder(session.Db).Where(a => visible.Any(c => c.Number == a.Number));
                    var first = await waiting.Take(LineView.Most).Select(a => a.Number).ToListAsync(cancel);
                    var found = await visible.Where(c => first.Contains(c.Number)).ToListAsync(cancel);
                    var byNumber = found.ToDictionary(c => c.Number, StringComparer.Ordinal);
                    return (
                        await waiting.CountAsync(cancel),
                        await all.ToListAsync(cancel),
                        [.. first.Select(number => byNumber[number])]
                    );
                },
                cancel
            )
        ).Value;
        return new(
            count,
            arrivals.Where(a => a.Waits).Select(a => (DateTimeOffset?)a.At).Min(),
            LineView.Hours([.. arrivals.Select(a => (a.At, a.Waits || a.AdmittedAt is not null))], now),
            await Items(rows, cancel)
        );
    }

    /// <summary>How many stand in line of the cases that <paramref name="viewer"/> sees.</summary>
    public Task<int> CountInLine(Viewer.Member viewer, CancellationToken cancel) =>
        ledgers.Look(db =>
            db.Arrivals.CountAsync(a => a.Waits && Visible(db, viewer).Any(c => c.Number == a.Number), cancel)
        );

    private async Task<IReadOnlyList<QueueItem>> Items(IReadOnlyList<CaseRow> rows, CancellationToken cancel)
    {
        var wrapped = await keys.OfStreams("case", [.. rows.Select(r => r.Number)], cancel);
        var byName = wrapped.ToDictionary(k => k.Stream.Name, StringComparer.Ordinal);
        return [.. rows.Select(r => Item(r, byName[r.Number]))];
    }

    /// <summary>
    /// The verdicts that <paramref name="viewer"/> may read of, the newest reports first, at most <see cref="MostSearched"/>. That they were
    /// searched is recorded first.
    /// </summary>
    internal async Task<IReadOnlyList<QueueItem>> Judged(Viewer.Member viewer, CancellationToken cancel)
    {
        var rows = await ledgers.InTransaction<List<CaseRow>>(
            async session =>
            {
                await session.Record(
                    CaseRead.Stream("precedents"),
                    Decision.Of(new CaseRead("precedents")),
                    viewer.Actor,
                    cancel
                );
                return await Visible(session.Db, viewer)
                    .AsNoTracking()
                    .Where(c => c.State != ReportState.Received)
                    .OrderByDescending(c => c.ReceivedAt)
                    .Take(MostSearched)
                    .ToListAsync(cancel);
            },
            cancel
        );
        return [.. (await Items(rows.Value, cancel)).Where(item => item.Summary.Verdict is not null)];
    }

    /// <summary>So many cases are looked at for precedents.</summary>
    internal const int MostSearched = 5_000;

    /// <summary>Writes down in the case that somebody who does not see it asks to be let in; nothing where there is none.</summary>
    internal Task<Result<Case>> AskForAccess(
        CaseNumber number,
        PersonId person,
        ReasonText reason,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<Case>(
            async session =>
            {
                if (!await Sees(session.Db, number, new Viewer.Clock(), cancel))
                    return Problem.NotFound;
                var found = await session.Load<Case>(number.Stream, cancel);
                await session.Record(number.Stream, found.AskForAccess(person, reason), person.Actor, cancel);
                return found;
            },
            cancel
        );

    /// <summary>The cases that were closed at that instant or later, as far as is known: who asks looks at each.</summary>
    /// <param name="since">UTC; null: ever.</param>
    internal async Task<IReadOnlyList<CaseNumber>> ClosedSince(DateTimeOffset? since, CancellationToken cancel)
    {
        var rows = await ledgers.Look(db =>
            db.Cases.AsNoTracking().Where(c => c.State == ReportState.Closed).ToListAsync(cancel)
        );
        return
        [
            .. (await Items(rows, cancel))
                .Where(item => since is null || item.Summary.ClosedAt is null || item.Summary.ClosedAt >= since)
                .Select(item => item.Number),
        ];
    }

    private static async Task<Result<Case>> Decided(
        LedgerSession session,
        CaseNumber number,
        Viewer viewer,
        Func<Case, Result<Decision>> decide,
        CancellationToken cancel
    )
    {
        var found = await session.Load<Case>(number.Stream, cancel);
        if (!decide(found).TryGet(out var decision, out var problem))
            return problem;
        var files = decision.Entries.OfType<Entry<MessageText>>().SelectMany(e => e.Text?.Attachments ?? []);
        if (await FileStore.Claim(session.Db, number, [.. files], cancel) is { } gone)
            return gone;
        // with a text go the keys of its files, and so the files themselves
        var destroyed = decision
            .Entries.OfType<IRedaction>()
            .SelectMany(gone => found.AttachmentsOf(gone.RedactedSequence))
            .Select(file => file.FileId)
            .ToList();
        if (destroyed.Count > 0)
        {
            await session.Db.FileChunks.Where(c => destroyed.Contains(c.FileId)).ExecuteDeleteAsync(cancel);
            await session.Db.Files.Where(f => destroyed.Contains(f.Id)).ExecuteDeleteAsync(cancel);
        }
        await session.Record(number.Stream, decision, viewer.Actor, cancel);
        return found;
    }

    private static Task<bool> Sees(CaseDb db, CaseNumber number, Viewer viewer, CancellationToken cancel) =>
        Visible(db, viewer).AnyAsync(c => c.Number == number.Text, cancel);

    // one query for all viewers, so that hidden and absent take the same way
    private static IQueryable<CaseRow> Visible(CaseDb db, Viewer viewer)
    {
        var (all, alone) = viewer switch
        {
            Viewer.Member member => (member.MayReadCases, [.. member.MayReadAlone]),
            Viewer.Reporter reporter => (false, [reporter.Number.Text]),
            Viewer.Maintainer maintainer => (false, [maintainer.Number.Text]),
            Viewer.OfVendor vendor => (false, [vendor.Number.Text]),
            Viewer.Clock => (true, []),
            _ => (false, Array.Empty<string>()),
        };
        var recused = viewer is Viewer.Member { RecusedFrom: var numbers } ? numbers.ToArray() : [];
        return db.Cases.Where(c => (all || alone.Contains(c.Number)) && !recused.Contains(c.Number));
    }

    private QueueItem Item(CaseRow row, WrappedStreamKey wrapped) =>
        new(
            CaseNumber.Parse(row.Number).Value,
            row.State,
            row.WaitingFor,
            row.ReceivedAt,
            row.AnswerBy,
            row.PublishBy,
            row.PlannedAt,
            row.AwaitsReview,
            row.ExceptionOpen,
            row.Owner,
            summaries.Of(row, wrapped, programme.Private!)
        );
}

/// <summary>One line of the queue. Instants are UTC.</summary>
/// <param name="AnswerBy">By when the reporter is to hear of the team next: an answer, or an update that was promised.</param>
/// <param name="ExceptionOpen">Whether an exception waits for somebody to look at it.</param>
/// <param name="Owner">The person's ID; null before a verdict.</param>
public sealed record QueueItem(
    CaseNumber Number,
    ReportState State,
    WaitingFor WaitingFor,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? AnswerBy,
    DateTimeOffset? PublishBy,
    DateTimeOffset? PlannedAt,
    bool AwaitsReview,
    bool ExceptionOpen,
    string? Owner,
    CaseSummary Summary
)
{
    /// <summary>What the team owes next, UTC.</summary>
    public DateTimeOffset? OwedBy =>
        AnswerBy is { } answer && PublishBy is { } publish
            ? (answer < publish ? answer : publish)
            : AnswerBy ?? PublishBy;

    public bool IsOverdue(DateTimeOffset now) => OwedBy < now;
}
