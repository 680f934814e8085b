using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Intake;

/// <summary>
/// What happens to reports while very many come in. In calm hours nothing: nobody is asked for anything. When it is busy, a report with a
/// proof of work is taken at once, and one without stands in line. No report is refused for being one of many, as long as the line has room.
/// </summary>
public sealed class Flood(LineStore line, ProofOfWork proofs, FloodLimits limits, TimeProvider time)
{
    /// <summary>So long what the database said is believed: a flood must not ask it with every request.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private const string Everybody = "";

    private readonly RateLimit senders = new(limits.BusyFromOne, FloodLimits.Window, time);
    private readonly RateLimit proven = new(limits.ProvenFromOne, FloodLimits.Window, time);
    private readonly RateLimit provenInAll = new(limits.ProvenInAll, FloodLimits.Window, time);
    private readonly Lock door = new();
    private LineLoad? load;
    private DateTimeOffset loadedAt;

    /// <summary>The refusal when even the line is full.</summary>
    public static Problem Full { get; } =
        new(
            "report.line-full",
            503,
            "So many reports stand in line that there is no room for more, and this one had no proof of work.",
            "What you typed is still here: send it again in a quarter of an hour. With JavaScript, or with a proof, it is taken now."
        );

    /// <summary>What <c>Retry-After</c> says then, in seconds.</summary>
    public static string RetryAfter { get; } = FloodLimits.Step.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    /// <summary>The challenge whose proof lets a report of this sender pass now; null where nothing is asked.</summary>
    /// <param name="once">What the sender chose for this one sending.</param>
    public async Task<string?> Challenge(HttpContext context, string? once, CancellationToken cancel) =>
        await IsBusy(context, cancel) ? proofs.Challenge(once, Bits(await Load(cancel))) : null;

    /// <summary>Whether a report of this sender without a proof would stand in line now.</summary>
    public async Task<bool> IsBusy(HttpContext context, CancellationToken cancel) =>
        (await Load(cancel)).Recent >= limits.BusyInAll || senders.Spent(Network.Sender(context));

    /// <summary>How a report that has no faults comes in; a refusal only where the line is full.</summary>
    /// <param name="proof">What its sender sent as proof of work, if anything.</param>
    public async Task<Result<Arrival>> Enter(HttpContext context, string? proof, string? once, CancellationToken cancel)
    {
        var sender = Network.Sender(context);
        var now = await Load(cancel);
        var arrival = new Arrival(true, Network.Site(context));
        if (senders.Take(sender) && now.Recent < limits.BusyInAll)
            return Counted(arrival with { Waits = false });
        if (proofs.Check(proof, once) is { } solved && proven.Take(sender) && provenInAll.Take(Everybody))
            return Counted(arrival with { Waits = false, Proof = solved });
        var share = now.InLine < limits.MostInLine / 2 ? limits.MostFromOne : limits.FewFromOne;
        var room =
            now.InLine < limits.MostInLine
            && now.Bytes < limits.MostBytes
            && await line.CountOf(arrival.Network, cancel) < share;
        return room ? Counted(arrival) : Full;
    }

    // a bit more, which is twice the work, each time that twice as many come
    private int Bits(LineLoad now) =>
        ProofOfWork.LeastBits + (int)Math.Log2(Math.Max(1, now.Recent / (double)limits.BusyInAll));

    private async Task<LineLoad> Load(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        lock (door)
        {
            if (load is { } known && now - loadedAt < Fresh)
                return known;
            // whoever comes while it is asked for makes do with what was known
            loadedAt = now;
        }
        var asked = await line.Load(cancel);
        lock (door)
            load = asked;
        return asked;
    }

    private Arrival Counted(Arrival arrival)
    {
        lock (door)
        {
            if (load is { } known)
                load = new(known.Recent + 1, known.InLine + (arrival.Waits ? 1 : 0), known.Bytes);
        }
        return arrival;
    }
}
