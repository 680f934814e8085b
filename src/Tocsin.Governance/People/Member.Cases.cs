using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.People;

/// <summary>Single cases that are open to the member beside what their duties open.</summary>
public sealed partial class Member
{
    /// <summary>So long somebody who broke glass sees the case.</summary>
    public static readonly TimeSpan BreakGlassLasts = TimeSpan.FromHours(24);

    /// <summary>The longest that an expert or a releaser is on a case, before it is decided anew.</summary>
    public static readonly TimeSpan LongestOnCase = TimeSpan.FromDays(90);

    /// <summary>The most requests to break glass of one person within <see cref="BreakGlassLasts"/>.</summary>
    public const int MostBreakGlassAsks = 5;

    /// <summary>The due row that looks whether there is such a case, and asks its team; its key is <c>{person}:{number}</c>.</summary>
    public const string BreakGlassDue = "break-glass";

    private readonly List<CaseGrant> grants = [];
    private readonly List<BreakGlassAsk> asks = [];

    /// <summary>Those that were not shut; they may be over.</summary>
    public IReadOnlyList<CaseGrant> Grants => grants;

    /// <summary>Every request to break glass, in order.</summary>
    public IReadOnlyList<BreakGlassAsk> BreakGlassAsks => asks;

    /// <summary>Whether a team or an operator has them for anything. Experts are here for their case alone.</summary>
    public bool IsSeated => Duties.Count > 0 || memberships.Count > 0;

    /// <summary>Opens one case. That somebody decided so is for the caller to have made sure of.</summary>
    /// <param name="number">Of the case, in the form in which it is stored.</param>
    /// <param name="until">UTC.</param>
    public Result<Decision> OpenCase(string number, CaseWay way, DateTimeOffset until, DateTimeOffset now)
    {
        if (!Invited)
            return Problem.NotFound;
        if (!IsNumber(number))
            return MemberProblems.NotACase;
        if (recusedFrom.Contains(number))
            return MemberProblems.SteppedBack;
        if (IsEmeritus && way != CaseWay.Expert)
            return MemberProblems.NotHere;
        if (until <= now)
            return MemberProblems.EndsBeforeItBegins;
        if (until > now + LongestOf(way))
            return MemberProblems.OnCaseTooLong;
        if (grants.Exists(g => g.Case == number && g.Way == way && g.Until >= until))
            return Decision.Nothing;
        // who was let go with thanks comes back for this case, and for nothing of what was before
        var before = IsEmeritus && way == CaseWay.Expert ? Leaving(LeaveReason.Emeritus) : [];
        return Decision.Of([.. before, new CaseOpened(number, way, until)]);
    }

    /// <summary>Closes a case that was opened to them alone, by whatever way; what is over already writes nothing.</summary>
    public Result<Decision> ShutCase(string number, DateTimeOffset now) =>
        Invited
            ? Decision.Of([
                .. grants.Where(g => g.Case == number && g.RunsAt(now)).Select(g => (Entry)new CaseShut(g.Case, g.Way)),
            ])
            : Problem.NotFound;

    /// <summary>Asks to be let in. It is recorded alike whether or not there is such a case, and counted.</summary>
    public Result<Decision> AskToBreakGlass(string number, ReasonText reason, DateTimeOffset now)
    {
        if (!Joined)
            return Problem.NotFound;
        if (!IsNumber(number))
            return MemberProblems.NotACase;
        return asks.Count(ask => ask.At > now - BreakGlassLasts) >= MostBreakGlassAsks
            ? MemberProblems.TooManyAsks
            : Decision
                .Of(new BreakGlassAsked(number) { Text = reason })
                .And(new DueRow(BreakGlassDue, $"{Id}:{number}", DateTimeOffset.UnixEpoch));
    }

    private static TimeSpan LongestOf(CaseWay way) => way == CaseWay.BreakGlass ? BreakGlassLasts : LongestOnCase;

    private void ApplyToCases(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case CaseOpened entry:
                if (entry.Way == CaseWay.Expert && Joined && (!IsSeated || IsEmeritus))
                    RollCall = new(recorded.At);
                var before = grants.Find(g => g.Case == entry.Case && g.Way == entry.Way);
                grants.RemoveAll(g => g.Case == entry.Case && g.Way == entry.Way);
                var since = before?.RunsAt(recorded.At) == true ? before.Since : recorded.At;
                grants.Add(new(entry.Case, entry.Way, since, entry.Until));
                belonged |= entry.Way == CaseWay.Expert;
                break;
            case CaseShut entry:
                grants.RemoveAll(g => g.Case == entry.Case && g.Way == entry.Way);
                break;
            case BreakGlassAsked entry:
                asks.Add(new(entry.Case, recorded.At, entry.Text));
                break;
        }
    }
}
