using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.People.Sessions;

/// <summary>The session that a request belongs to, and what was proved in it; kept in its sealed cookie.</summary>
public sealed class Session
{
    private const string IdClaim = "session";
    private const string ProvedItem = "proved";
    private const string RecoveredItem = "recovered";
    private const string VouchedItem = "vouched";

    private readonly HttpContext context;
    private readonly AuthenticateResult ticket;

    private Session(HttpContext context, AuthenticateResult ticket, Viewer.Member member) =>
        (this.context, this.ticket, Member) = (context, ticket, member);

    public Viewer.Member Member { get; }

    public string Id => IdOf(ticket.Principal!)!;

    /// <summary>Names it to its owner.</summary>
    public string Handle => OpenSession.HandleOf(Id);

    /// <summary>When a passkey or an authenticator was last shown in this session, UTC.</summary>
    public DateTimeOffset? ProvedAt => Instant(ProvedItem);

    /// <summary>When it began with a recovery code, UTC; null when it did not.</summary>
    public DateTimeOffset? RecoveredAt => Instant(RecoveredItem);

    /// <summary>When it began with the word of a provider that is no proof, UTC; null when it did not.</summary>
    public DateTimeOffset? VouchedAt => Instant(VouchedItem);

    /// <summary>Null for a request without a session: with a token, or of nobody.</summary>
    public static async Task<Session?> Of(HttpContext context)
    {
        if (context.Features.Get<SignedIn>() is not { Member: { Scopes: null } member })
            return null;
        var opened = await context.AuthenticateAsync(Schemes.Session);
        return opened.Succeeded ? new(context, opened, member) : null;
    }

    /// <summary>Signs in: ends the session that the browser had, if any, and begins one.</summary>
    public static async Task Begin(HttpContext context, PersonId person, Proof by)
    {
        var store = context.RequestServices.GetRequiredService<SessionStore>();
        if (await Of(context) is { } before)
            await store.End(before.Member.Person, before.Id, context.RequestAborted);
        var browser = BrowserFamily.Of(context.Request.Headers.UserAgent);
        var id = await store.Begin(person, browser, context.RequestAborted);
        var accounts = context.RequestServices.GetRequiredService<AccountStore>();
        if (await accounts.AddressOf(person, context.RequestAborted) is { } address)
            context.RequestServices.GetRequiredService<KnownBrowser>().Remember(context, address);
        var properties = new AuthenticationProperties();
        Mark(context, properties, by);
        await context.SignInAsync(Schemes.Session, Principal(person, id, null), properties);
    }

    /// <summary>Takes note of a fresh proof.</summary>
    public async Task Prove(Proof by)
    {
        var properties = new AuthenticationProperties(
            ticket.Properties!.Items.ToDictionary(i => i.Key, i => i.Value, StringComparer.Ordinal)
        )
        {
            IssuedUtc = null,
            ExpiresUtc = null,
        };
        Mark(context, properties, by);
        await context.SignInAsync(Schemes.Session, ticket.Principal!, properties);
    }

    /// <summary>Signs out.</summary>
    public async Task End(SessionStore sessions, CancellationToken cancel)
    {
        await sessions.End(Member.Person, Id, cancel);
        await context.SignOutAsync(Schemes.Session);
    }

    internal static ClaimsPrincipal Principal(PersonId person, string? session, string? name)
    {
        var claims = new List<Claim> { new(ClaimTypes.NameIdentifier, person.Text) };
        if (session is not null)
            claims.Add(new(IdClaim, session));
        if (name is not null)
            claims.Add(new(ClaimTypes.Name, name));
        return new(new ClaimsIdentity(claims, session is null ? Schemes.Token : Schemes.Session));
    }

    internal static string? IdOf(ClaimsPrincipal principal) => principal.FindFirstValue(IdClaim);

    private static void Mark(HttpContext context, AuthenticationProperties properties, Proof by)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var item = by switch
        {
            Proof.RecoveryCode => RecoveredItem,
            Proof.Provider => VouchedItem,
            _ => ProvedItem,
        };
        properties.Items[item] = now.ToString("O", CultureInfo.InvariantCulture);
    }

    private DateTimeOffset? Instant(string item) =>
        ticket.Properties!.Items.TryGetValue(item, out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at)
            ? at
            : null;
}
