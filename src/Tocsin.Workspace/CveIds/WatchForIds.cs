using Tocsin.Advisories.Documents;
using Tocsin.Cases.CveIds;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.CveIds;

/// <summary>
/// Looks whether something that the public reads names an ID of which we have disclosed nothing. What is imported in bulk is
/// searched here, in the process that may know the IDs: the public half never learns them, and nobody outside is asked.
/// </summary>
public sealed class WatchForIds(
    CvePoolStore pool,
    ReadPublished read,
    StandingStore standings,
    AskMember ask,
    TimeProvider time
)
{
    /// <summary>The kind of the row; its only key is <see cref="Key"/>.</summary>
    public const string Due = "cve-watch";

    public const string Key = "all";

    /// <summary>How often it looks at what is new.</summary>
    public static readonly TimeSpan Often = TimeSpan.FromMinutes(10);

    /// <summary>How often it looks at everything: an ID may have been public before it was ours.</summary>
    public static readonly TimeSpan Fully = TimeSpan.FromDays(1);

    /// <summary>How long after an alarm it is raised again, while nobody has done anything.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromDays(2);

    private long reached;
    private DateTimeOffset lookedFully = DateTimeOffset.MinValue;

    public DueJob Watching => new(Due, LeavesTheHouse: false, (_, cancel) => Work(cancel));

    public DueJob Alarms => new(CvePool.AlarmDue, LeavesTheHouse: true, Alarm);

    private async Task<DateTimeOffset?> Work(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (now - lookedFully >= Fully)
            (reached, lookedFully) = (0, now);
        var secret = new SecretIds(await pool.Load(cancel));
        if (!secret.IsEmpty)
            await Look(secret, cancel);
        return now + Often;
    }

    private async Task Look(SecretIds secret, CancellationToken cancel)
    {
        Dictionary<CveId, string> seen = [];
        var generation = await read(
            reached,
            PublishedDocument.Advisory,
            document =>
            {
                foreach (var id in secret.In(document.Body.Span))
                    seen.TryAdd(id, document.Id);
                return default;
            },
            cancel
        );
        foreach (var (id, where) in seen)
            await pool.Decide(p => p.See(id, where), Actor.Tocsin, cancel);
        // only now: what was read and not written down is read again
        reached = generation < reached ? 0 : generation;
    }

    // the number of the case is in its own notice; this mail names nothing
    private async Task<DateTimeOffset?> Alarm(string key, CancellationToken cancel)
    {
        if (!(await pool.Load(cancel)).All.TryGetValue(CveId.Known(key), out var id) || !id.IsAlarming)
            return null;
        foreach (var person in await standings.Having(Duty.Operator, cancel))
            await ask.Send(
                person,
                $"{key} seen {time.GetUtcNow():yyyy-MM-dd}",
                "A CVE ID is public before its advisory",
                "Something that the public reads names a CVE ID of which this programme has disclosed nothing. Which one, and where:",
                ShowPool.Path,
                cancel
            );
        return time.GetUtcNow() + Again;
    }
}
