using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases.CveBatches;

/// <summary>
/// A table of public advisories that are to be given CVE IDs, as of a database that somebody gave to the programme: proposed,
/// reviewed row by row, applied. There is one at a time.
/// </summary>
public sealed class CveBatch : IFolded<CveBatch>
{
    /// <summary>The due row that applies it; its key is <see cref="Key"/>.</summary>
    public const string ApplyDue = "cve-batch";

    public const string Key = "local";

    /// <summary>So many rows a table has.</summary>
    public const int MostRows = 200;

    private readonly List<CveBatchRow> rows = [];

    public static StreamId Stream { get; } = new("cve-batch", "local");

    /// <summary>In the order in which they were proposed.</summary>
    public IReadOnlyList<CveBatchRow> Rows => rows;

    /// <summary>What the IDs of its advisories begin with.</summary>
    public string Beginning { get; private set; } = "";

    public CveBatchState State { get; private set; }

    /// <summary>Who had it applied last; null while nobody has.</summary>
    public Actor? AppliedBy { get; private set; }

    /// <summary>The next row that waits for its ID; null where none does.</summary>
    public CveBatchRow? Next => State == CveBatchState.Applying ? rows.Find(row => row.Waits) : null;

    public static CveBatch Empty(StreamId stream) => new();

    /// <summary>Begins a new table in place of the last one.</summary>
    public Result<Decision> Propose(string beginning, IReadOnlyList<ProposedAdvisory> advisories) =>
        Next is not null ? CveBatchProblems.Running
        : advisories.Count == 0 ? CveBatchProblems.NothingToPropose
        : Decision.Of(new CveBatchProposed(beginning, [.. advisories.Take(MostRows)]));

    /// <summary>Keeps what somebody decided of some rows; until it is applied they may decide anew.</summary>
    public Result<Decision> Review(IReadOnlySet<string> taken, IReadOnlySet<string> left)
    {
        if (State != CveBatchState.Proposed)
            return CveBatchProblems.NotProposed;
        var changes = rows.Where(row =>
                (taken.Contains(row.Advisory) && row.Taken != true)
                || (!taken.Contains(row.Advisory) && left.Contains(row.Advisory) && row.Taken != false)
            )
            .Select(row => row.Advisory)
            .ToLookup(taken.Contains);
        return changes.Count == 0
            ? Decision.Nothing
            : Decision.Of(new CveBatchReviewed([.. changes[true]], [.. changes[false]]));
    }

    /// <summary>Applies it. Again tries what could not be done; what was done stays as it is.</summary>
    /// <param name="seen">How many rows whoever decides saw to be taken.</param>
    public Result<Decision> Apply(int seen, DateTimeOffset now)
    {
        if (State is not (CveBatchState.Proposed or CveBatchState.Applying))
            return CveBatchProblems.NotProposed;
        var taken = rows.Count(row => row.Taken == true);
        if (taken != seen)
            return CveBatchProblems.OtherThanSeen(taken);
        if (taken == 0)
            return CveBatchProblems.NothingTaken;
        return rows.Exists(row => row is { Taken: true, Cve: null }) && Next is null
            ? Decision.Of(new CveBatchApplied()).And(new DueRow(ApplyDue, Key, now))
            : Decision.Nothing;
    }

    public Decision Done(string advisory, CveId cve) =>
        rows.Exists(row => row.Advisory == advisory && row.Cve is null)
            ? Decision.Of(new CveBatchRowDone(advisory, cve))
            : Decision.Nothing;

    public Decision Hold(string advisory, string code) =>
        rows.Exists(row => row.Advisory == advisory && row.Cve is null)
            ? Decision.Of(new CveBatchRowHeld(advisory, code))
            : Decision.Nothing;

    /// <summary>Stops it: what has an ID keeps it, and nothing more is given.</summary>
    public Result<Decision> End() =>
        State is CveBatchState.None or CveBatchState.Ended ? Decision.Nothing : Decision.Of(new CveBatchEnded());

    public void Apply(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case CveBatchProposed entry:
                (State, Beginning, AppliedBy) = (CveBatchState.Proposed, entry.Beginning, null);
                rows.Clear();
                rows.AddRange(entry.Advisories.Select(a => new CveBatchRow(a.Advisory, a.Revision)));
                break;
            case CveBatchReviewed entry:
                Change(row =>
                    entry.Taken.Contains(row.Advisory, StringComparer.Ordinal) ? row with { Taken = true }
                    : entry.Left.Contains(row.Advisory, StringComparer.Ordinal) ? row with { Taken = false }
                    : row
                );
                break;
            case CveBatchApplied:
                (State, AppliedBy) = (CveBatchState.Applying, recorded.By);
                Change(row => row with { Held = null });
                break;
            case CveBatchRowDone entry:
                Change(row => row.Advisory == entry.Advisory ? row with { Cve = entry.Cve, Held = null } : row);
                break;
            case CveBatchRowHeld entry:
                Change(row => row.Advisory == entry.Advisory ? row with { Held = entry.Code } : row);
                break;
            case CveBatchEnded:
                State = CveBatchState.Ended;
                break;
        }
    }

    private void Change(Func<CveBatchRow, CveBatchRow> change)
    {
        for (var i = 0; i < rows.Count; i++)
            rows[i] = change(rows[i]);
    }
}

/// <summary>How far a table has come.</summary>
public enum CveBatchState
{
    /// <summary>There never was one.</summary>
    None,

    /// <summary>Its rows are reviewed.</summary>
    Proposed,

    /// <summary>IDs are given, or all are.</summary>
    Applying,

    /// <summary>It was stopped.</summary>
    Ended,
}

/// <summary>One advisory of a table.</summary>
/// <param name="Revision">The one that was proposed.</param>
public sealed record CveBatchRow(string Advisory, int Revision)
{
    /// <summary>Whether it is to be given an ID; null while nobody has decided.</summary>
    public bool? Taken { get; init; }

    /// <summary>The ID that it has; null while it has none.</summary>
    public CveId? Cve { get; init; }

    /// <summary>Why it could not be given one, a problem's code.</summary>
    public string? Held { get; init; }

    internal bool Waits => this is { Taken: true, Cve: null, Held: null };
}
