using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Providers;
using Tocsin.Workspace.People.Sessions;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.People;

/// <summary>The way to a provider and back: each errand comes back to the use case that it began with.</summary>
internal static class ToProvider
{
    /// <summary>Sends the browser there; not found for a provider that is not configured.</summary>
    public static async Task<IResult> Send(
        HttpContext context,
        WorkspaceOptions options,
        string provider,
        Errand errand
    )
    {
        if (!options.Providers.Any(known => known.Id == provider))
            return PageResult.Answer(context.Request, Problem.NotFound);
        try
        {
            var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
            await context.ChallengeAsync(provider, errand.Seal(now));
            return TypedResults.Empty;
        }
        catch (Exception e)
            when (e is InvalidDataException or TaskCanceledException
                && !context.Response.HasStarted
                && !context.RequestAborted.IsCancellationRequested
            )
        {
            return PageResult.Answer(context.Request, PeopleProblems.ProviderSilent);
        }
    }

    /// <summary>Back from there, with an identity that was vouched for.</summary>
    public static async Task<IResult> Finish(HttpContext context, Errand errand, ProviderIdentity identity)
    {
        // the way back is handled before anybody has looked whose session it is
        await context.AuthenticateAsync(Schemes.Session);
        T Service<T>()
            where T : notnull => context.RequestServices.GetRequiredService<T>();
        var provider = Service<WorkspaceOptions>().Providers.First(known => known.Id == identity.Provider);
        return await (
            errand switch
            {
                Errand.SignIn signIn => SignInByProvider.Finish(
                    context,
                    signIn,
                    identity,
                    Service<LoginStore>(),
                    Service<SessionStore>(),
                    provider.Proves
                ),
                Errand.Link link => LinkLogin.Finish(context, link, identity, Service<LoginStore>()),
                Errand.Join join => JoinByProvider.Finish(
                    context,
                    join,
                    identity,
                    Service<MemberStore>(),
                    provider.Proves
                ),
                _ => throw new InvalidOperationException("an errand of no kind"),
            }
        );
    }
}
