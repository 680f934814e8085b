using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Web.Assets;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Providers;
using Tocsin.Workspace.People.Sessions;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace.People;

/// <summary>Members: how they come in, prove that it is them, and what they are there for.</summary>
public static class PeopleParts
{
    /// <summary>
    /// Sessions, sign-in and the policies, over the stores of accounts, members, tokens and logins. A handler of the workspace takes <see cref="Viewer.Member"/> as a
    /// parameter and has whoever sent the request, with their duties as they stand at that moment.
    /// </summary>
    public static IServiceCollection AddPeople(
        this IServiceCollection services,
        Func<KeyDb> openKeys,
        WorkspaceOptions settings
    )
    {
        services
            .AddSingleton<PersonalData>()
            .AddSingleton<PersonNames>()
            .AddSingleton<SessionStore>()
            .AddSingleton<SignInThrottle>()
            .AddSingleton<KnownBrowser>()
            .AddScoped<PasskeyExchange>()
            .AddSingleton<JoinForm>()
            .AddSingleton<PeopleView>()
            .AddSingleton<MyView>()
            .AddHttpContextAccessor()
            .AddScoped(Viewer);
        services.AddDataProtection().SetApplicationName("tocsin");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<MasterKey>(
                (options, key) =>
                    (options.XmlRepository, options.XmlEncryptor) = (new Ring(openKeys), new RingEncryptor(key))
            );
        return services.AddIdentity().AddSchemes(settings).AddPolicies();
    }

    /// <summary>Pages and API of the workspace's origin.</summary>
    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapAsset(PasskeyScript.Asset);
        SignIn.Map(app);
        SignInByPasskey.Map(app);
        SignInByProvider.Map(app);
        SignOut.Map(app);
        StepUpAgain.Map(app);
        Join.Map(app);
        JoinByPasskey.Map(app);
        JoinByProvider.Map(app);
        ListPeople.Map(app);
        ShowPerson.Map(app);
        ChangeProfile.Map(app);
        ShowAccess.Map(app);
        BreakGlass.Map(app);
        InvitePerson.Map(app);
        ChangeDuties.Map(app);
        ShowMe.Map(app);
        AddPasskey.Map(app);
        RemovePasskey.Map(app);
        SetAuthenticator.Map(app);
        RenewRecoveryCodes.Map(app);
        MintToken.Map(app);
        RevokeToken.Map(app);
        LinkLogin.Map(app);
        UnlinkLogin.Map(app);
        EndOtherSessions.Map(app);
        EndSession.Map(app);
    }

    // ASP.NET Core Identity for what it does best, passkeys; it finds accounts through the same context
    private static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddScoped(p => p.GetRequiredService<Func<CaseDb>>()());
        services.AddSingleton<IPersonalDataProtector>(p => p.GetRequiredService<PersonalData>());
        services.AddSingleton<ILookupProtector>(p => p.GetRequiredService<PersonalData>());
        services.AddSingleton<ILookupProtectorKeyRing>(p => p.GetRequiredService<PersonalData>());
        services
            .AddIdentityCore<MemberAccount>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.Stores.ProtectPersonalData = true;
            })
            .AddEntityFrameworkStores<CaseDb>()
            .AddSignInManager();
        services
            .AddOptions<IdentityPasskeyOptions>()
            .Configure<Origins>(
                (options, origins) =>
                {
                    var here = origins.Workspace.GetLeftPart(UriPartial.Authority);
                    options.ServerDomain = origins.Workspace.Host;
                    options.UserVerificationRequirement = "required";
                    options.ResidentKeyRequirement = "required"; // so that signing in needs no name first
                    options.ValidateOrigin = asked =>
                        ValueTask.FromResult(!asked.CrossOrigin && asked.TopOrigin is null && asked.Origin == here);
                }
            );
        return services;
    }

    private static IServiceCollection AddSchemes(this IServiceCollection services, WorkspaceOptions settings)
    {
        services
            .AddAuthentication(Schemes.Either)
            .AddPolicyScheme(
                Schemes.Either,
                null,
                options =>
                    options.ForwardDefaultSelector = context =>
                        context.Request.Headers.Authorization.Count > 0 ? Schemes.Token : Schemes.Session
            )
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(Schemes.Token, null)
            .AddCookie(Schemes.Session)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme)
            .AddProviders(settings.Providers, settings.Origins, ToProvider.Finish);
        services
            .AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(Schemes.Session)
            .Configure<Origins>((options, origins) => SessionCookie.Configure(options, origins.Workspace));
        services
            .AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(
                IdentityConstants.TwoFactorUserIdScheme
            )
            .Configure<Origins>((options, origins) => SessionCookie.ConfigureChallenge(options, origins.Workspace));
        return services;
    }

    private static IServiceCollection AddPolicies(this IServiceCollection services) =>
        services
            .AddSingleton<IAuthorizationMiddlewareResultHandler, SignInGate>()
            .AddAuthorization(options =>
            {
                options.Add(Policies.Case, found => found.Standing.Holds);
                options.Add(Policies.Member, found => found.IsSeated);
                options.Add(Policies.Session, found => found.Member.Scopes is null);
                options.Add(Policies.Colleague, found => found.IsSeated && found.Member.Scopes is null);
                options.Add(
                    Policies.Operator,
                    found => found.Member.Scopes is null && found.Member.Duties.Contains(Duty.Operator)
                );
                options.Add(
                    Policies.CveIds,
                    found =>
                        found.Member.Duties.Contains(Duty.Operator)
                        && (found.Member.Scopes is null || found.Member.Scopes.Contains(TokenScope.CveIds))
                );
                // what names no policy is for members: forgetting one opens nothing to strangers
                options.FallbackPolicy = options.GetPolicy(Policies.Member);
            });

    private static void Add(this AuthorizationOptions options, string name, Func<SignedIn, bool> may) =>
        options.AddPolicy(
            name,
            policy =>
                policy
                    .RequireAuthenticatedUser()
                    .RequireAssertion(asked =>
                        (asked.Resource as HttpContext)?.Features.Get<SignedIn>() is { } found && may(found)
                    )
        );

    private static Viewer.Member Viewer(IServiceProvider services) =>
        services.GetRequiredService<IHttpContextAccessor>().HttpContext?.Features.Get<SignedIn>()?.Member
        ?? throw new InvalidOperationException("a route took a member as given that lets strangers in");
}
