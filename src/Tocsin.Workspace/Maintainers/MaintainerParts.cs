using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Signing;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Maintainers;

/// <summary>Reaching who can fix it, and their own page: services and routes. Only where cases can be opened.</summary>
public static class MaintainerParts
{
    /// <param name="maintainers">Null in a process that may only accept reports: then there is no such page.</param>
    /// <param name="keys">Null where nothing is signed.</param>
    public static IServiceCollection AddMaintainers(
        this IServiceCollection services,
        MaintainerStore? maintainers,
        MaintainerLinks? links,
        SigningKeys? keys
    ) =>
        maintainers is null || links is null
            ? services
            : services
                .AddSingleton(maintainers)
                .AddSingleton(links)
                .AddSingleton(p => new Invitation(
                    p.GetRequiredService<Origins>(),
                    p.GetRequiredService<CharterInForce>(),
                    keys
                ))
                .AddSingleton<MaintainerDoor>();

    /// <summary>What the clock and the outside do.</summary>
    /// <param name="fetching">Null: nothing is fetched, and there is nothing that could.</param>
    public static IServiceCollection AddReaching(this IServiceCollection services, ContactFetching? fetching)
    {
        if (fetching is not null)
            services.AddSingleton(p => new PublishedFiles(fetching, p.GetRequiredService<TimeProvider>()));
        return services
            .AddSingleton(p => ActivatorUtilities.CreateInstance<SendInvitation>(p).Job)
            .AddSingleton(p => ActivatorUtilities.CreateInstance<SendMaintainerLink>(p).Job)
            .AddSingleton(p => ActivatorUtilities.CreateInstance<ReachingJob>(p).Job);
    }

    /// <summary>The page of those who were invited, on the origin of reporters.</summary>
    public static void MapMaintainerPage(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").OpenToAll();
        ReadMaintainer.Map(open);
        SignTerms.Map(open);
        MaintainerTurns.Map(open);
        WriteAsMaintainer.Map(open);
        LoseCode.Map(open);
        UseMaintainerLink.Map(open);
        GetSharedFile.Map(open);
    }

    /// <summary>What triagers do, on the origin of members.</summary>
    public static void MapReaching(this IEndpointRouteBuilder app)
    {
        ShowReaching.Map(app);
        KeepContacts.Map(app);
        FetchContacts.Map(app);
        KeepFetched.Map(app);
        RecordAttempt.Map(app);
        InviteMaintainer.Map(app);
        HandCode.Map(app);
        MailCode.Map(app);
        ProveControl.Map(app);
        ShareReport.Map(app);
        SettlePerson.Map(app);
        LetMaintainerGo.Map(app);
    }
}
