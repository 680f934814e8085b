using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Sessions;

namespace Tocsin.Workspace.People;

/// <summary>Whether it is still the same person: a passkey or a code of their authenticator, minutes ago or with the request.</summary>
public static class StepUp
{
    /// <summary>So long a proof is fresh.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>Null when this session proved it freshly, or <paramref name="code"/> does; a refusal otherwise, and for every token.</summary>
    /// <param name="code">A current TOTP code; null where none came with the request.</param>
    public static async Task<Problem?> Check(HttpContext context, string? code, CancellationToken cancel)
    {
        if (await Session.Of(context) is not { } session)
            return CaseProblems.StepUpNeeded;
        if (IsFresh(context, session.ProvedAt))
            return null;
        return string.IsNullOrWhiteSpace(code)
            ? CaseProblems.StepUpNeeded
            : await Prove(context, session, code, cancel);
    }

    /// <summary>
    /// The same for setting something to step up with: also right after the word of a provider, for an account that has
    /// nothing of its own yet. Nothing stronger could be asked of it, and it is taken once.
    /// </summary>
    internal static async Task<Problem?> CheckForFirst(HttpContext context, CancellationToken cancel) =>
        await MaySetFirst(context, cancel) ? null : await Check(context, null, cancel);

    internal static async Task<bool> MaySetFirst(HttpContext context, CancellationToken cancel) =>
        await Session.Of(context) is { } session
        && IsFresh(context, session.VouchedAt)
        && await context.RequestServices.GetRequiredService<AccountStore>().WaysIn(session.Member.Person, cancel)
            is { HasPassword: false, Passkeys.Count: 0 };

    /// <summary>Whether this session needs no code: for pages that ask for one only then.</summary>
    public static async Task<bool> IsFresh(HttpContext context) =>
        await Session.Of(context) is { } session && IsFresh(context, session.ProvedAt);

    /// <summary>Takes a code, keeps in the member's stream that it was given, and makes the session fresh.</summary>
    internal static async Task<Problem?> Prove(
        HttpContext context,
        Session session,
        string? code,
        CancellationToken cancel
    )
    {
        var services = context.RequestServices;
        var throttle = services.GetRequiredService<SignInThrottle>();
        var person = session.Member.Person;
        var attempt = new SignInTry(person.Text, context.Connection.RemoteIpAddress, session.Id);
        if (!throttle.Take(attempt))
            return PeopleProblems.TooMany;
        if (!await services.GetRequiredService<AccountStore>().UseTotp(person, code, cancel))
            return CaseProblems.StepUpNeeded;
        throttle.Succeeded(attempt);
        await Take(context, session, Proof.Totp, cancel);
        return null;
    }

    /// <summary>Keeps a proof that was checked.</summary>
    internal static async Task Take(HttpContext context, Session session, Proof by, CancellationToken cancel)
    {
        await context.RequestServices.GetRequiredService<MemberStore>().SteppedUp(session.Member.Person, by, cancel);
        await session.Prove(by);
    }

    internal static bool IsFresh(HttpContext context, DateTimeOffset? provedAt)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return provedAt is { } at && at <= now && now - at < Fresh;
    }
}
