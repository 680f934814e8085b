using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.People;

/// <summary>What closes doors to the member: a suspension all of them, a recusal one.</summary>
public sealed partial class Member
{
    private static readonly TimeSpan LongestSuspension = TimeSpan.FromDays(731);

    private readonly HashSet<string> recusedFrom = new(StringComparer.Ordinal);

    /// <summary>The last one, unless it was lifted; it may be over.</summary>
    public Suspension? Suspension { get; private set; }

    /// <summary>How often they were warned.</summary>
    public int Warnings { get; private set; }

    /// <summary>Numbers of the cases from which they stepped back.</summary>
    public IReadOnlyCollection<string> RecusedFrom => recusedFrom;

    public bool IsSuspended(DateTimeOffset now) => Suspension?.HoldsAt(now) == true;

    /// <summary>Closes every door; a suspension that holds is replaced.</summary>
    /// <param name="until">UTC, within two years; null: until somebody reinstates them.</param>
    public Result<Decision> Suspend(DateTimeOffset? until, ReasonText reason, DateTimeOffset now)
    {
        if (!Invited)
            return Problem.NotFound;
        if (until <= now)
            return MemberProblems.EndsBeforeItBegins;
        if (until > now + LongestSuspension)
            return MemberProblems.EndsTooLate;
        return Decision.Of(new Suspended(until) { Text = reason });
    }

    public Result<Decision> Reinstate(ReasonText reason, DateTimeOffset now)
    {
        if (!Invited)
            return Problem.NotFound;
        return IsSuspended(now) ? Decision.Of(new Reinstated { Text = reason }) : Decision.Nothing;
    }

    public Result<Decision> Warn(ReasonText reason) =>
        Invited ? Decision.Of(new Warned { Text = reason }) : Problem.NotFound;

    /// <summary>Steps back from a case; again writes nothing.</summary>
    /// <param name="number">Of the case, in the form in which it is stored.</param>
    public Result<Decision> Recuse(string number, ReasonText? why)
    {
        if (!Invited)
            return Problem.NotFound;
        if (!IsNumber(number))
            return MemberProblems.NotACase;
        return recusedFrom.Contains(number) ? Decision.Nothing : Decision.Of(new Recused(number) { Text = why });
    }

    public Result<Decision> EndRecusal(string number)
    {
        if (!Invited)
            return Problem.NotFound;
        return recusedFrom.Contains(number) ? Decision.Of(new RecusalEnded(number)) : Decision.Nothing;
    }

    // what a case number looks like is for those to say who know cases; here nothing else may slip in as a fact
    private static bool IsNumber(string text) =>
        text.Length is > 0 and <= 20 && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-');

    private void ApplyToConduct(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case Suspended entry:
                Suspension = new(recorded.At, entry.Until, entry.Text?.Reason);
                break;
            case Reinstated:
                Suspension = null;
                break;
            case Warned:
                Warnings++;
                break;
            case Recused entry:
                recusedFrom.Add(entry.Case);
                break;
            case RecusalEnded entry:
                recusedFrom.Remove(entry.Case);
                break;
        }
    }
}
