using Tocsin.Governance.RollCalls;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.People;

/// <summary>Whether the member is still there: asked, reminded, let go with thanks, welcomed back.</summary>
public sealed partial class Member
{
    /// <summary>The due row that takes the next step of a roll call; its key is the person.</summary>
    public const string RollCallDue = "roll-call";

    /// <summary>Null before they joined.</summary>
    public RollCall? RollCall { get; private set; }

    public bool IsEmeritus => RollCall?.EmeritusAt is not null;

    /// <summary>Looks at once which step of the roll call comes next; for whoever has just joined.</summary>
    public static DueRow LookAtRollCall(PersonId person) => new(RollCallDue, person.Text, DateTimeOffset.UnixEpoch);

    /// <summary>
    /// Takes the step that is due, if one is, and says when to come again. Doing it again at the same instant takes no
    /// second step.
    /// </summary>
    /// <param name="hold">What they have to hand over first: while there is any, they are asked and not let go.</param>
    public Decision StepRollCall(RollCallRules rules, RollCallHold hold, DateTimeOffset now)
    {
        if (RollCall is not { } call || !IsSeated || call.Next(rules, hold) is not { } next)
            return Decision.Nothing;
        if (now < next.At)
            return Decision.Nothing.And(DueAt(next.At));
        return next.Step switch
        {
            RollCallStep.Ask => Taking(new RollCallAsked(), call with { AskedAt = now }),
            RollCallStep.Remind => Taking(new RollCallReminded(), call with { RemindedAt = now }),
            RollCallStep.AskToHandOver => Taking(new HandOverAsked(), call with { HandOverAskedAt = now }),
            _ => Decision.Of(new MadeEmeritus()),
        };

        Decision Taking(Entry entry, RollCall after) =>
            Decision.Of(entry).And(DueAt(after.Next(rules, hold)!.Value.At));
    }

    /// <summary>The member is still there. Where nobody asked, nothing is written.</summary>
    public Result<Decision> AnswerRollCall(RollCallRules rules, DateTimeOffset now)
    {
        if (!Joined)
            return Problem.NotFound;
        if (IsEmeritus)
            return ComeBack(rules, now);
        return RollCall!.IsOpen ? Heard(new RollCallAnswered(), rules, now) : Decision.Nothing;
    }

    /// <summary>Brings back, as they were, a member who was let go, within the time for that. Once back, again writes nothing.</summary>
    public Result<Decision> ComeBack(RollCallRules rules, DateTimeOffset now)
    {
        if (!Joined)
            return Problem.NotFound;
        if (RollCall!.BackUntil(rules) is not { } until)
            return Decision.Nothing;
        return now < until ? Heard(new CameBack(), rules, now) : MemberProblems.BackTooLate;
    }

    private Decision Heard(Entry entry, RollCallRules rules, DateTimeOffset now) =>
        Decision.Of(entry).And(DueAt(new RollCall(now).Next(rules, RollCallHold.Nothing)!.Value.At));

    private DueRow DueAt(DateTimeOffset at) => new(RollCallDue, Id.Text, at);

    private void ApplyToRollCall(Recorded recorded)
    {
        if (RollCall is not { } call)
            return;
        RollCall = recorded.Entry switch
        {
            RollCallAsked => call with { AskedAt = recorded.At },
            RollCallReminded => call with { RemindedAt = recorded.At },
            HandOverAsked => call with { HandOverAskedAt = recorded.At },
            MadeEmeritus => call with { EmeritusAt = recorded.At },
            RollCallAnswered or CameBack => new RollCall(recorded.At),
            _ => call,
        };
    }
}
