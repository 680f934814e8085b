using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tocsin.Advisories.Documents;
using Tocsin.Public.Csaf;
using Tocsin.Public.Dumps;
using Tocsin.Public.Feeds;
using Tocsin.Public.Formats;
using Tocsin.Public.Live;
using Tocsin.Public.Npm;
using Tocsin.Public.Nsp;
using Tocsin.Public.Nswg;
using Tocsin.Public.NuGet;
using Tocsin.Public.Osv;
using Tocsin.Public.Pages;
using Tocsin.Public.Settings;
using Tocsin.Public.Signed;
using Tocsin.Public.Storage;
using Tocsin.Storage;

namespace Tocsin.Public;

/// <summary>Everything that strangers read: the public store, the index that follows it, and the routes. The server's one door to this project.</summary>
public static class PublicSite
{
    /// <summary>
    /// The store alone, for a process that publishes or imports: <see cref="PublicStore"/>, <see cref="Publish"/> and
    /// <c>Func&lt;PublicDb&gt;</c>. The caller applies the migrations (<see cref="Databases.Migrate"/>).
    /// </summary>
    public static IServiceCollection AddPublicStore(this IServiceCollection services, string connection)
    {
        services.AddDatabase<PublicDb, PublicOnSqlite, PublicOnPostgres>(connection);
        services.AddSingleton<PublicStore>();
        services.AddSingleton<Publish>(provider => provider.GetRequiredService<PublicStore>().Publish);
        return services;
    }

    /// <summary>The store, the index and what keeps them together, for a process that answers readers.</summary>
    /// <exception cref="ArgumentException">The options are not sound; the message says every fault.</exception>
    public static IServiceCollection AddPublic(this IServiceCollection services, PublicOptions options)
    {
        if (!options.Checked().TryGet(out _, out var problem))
            throw new ArgumentException(
                string.Join(" ", problem.Faults.Select(fault => $"{fault.Path}: {fault.Message}")),
                nameof(options)
            );
        services.AddPublicStore(options.Connection);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<LiveIndex>();
        if (options.Registry is { } registry)
            services.AddSingleton(
                new UpstreamRegistry(registry.AbsoluteUri.EndsWith('/') ? registry : new(registry + "/"))
            );
        services.AddSingleton<SignedDocuments>();
        services.AddSingleton<Catalogue>();
        services.AddSingleton<IndexFollower>();
        services.AddHostedService(provider => provider.GetRequiredService<IndexFollower>());
        return services;
    }

    /// <summary>Every public route. The pipeline before it is the server's: security headers, problem answers, cross-origin reads.</summary>
    public static void MapPublic(this IEndpointRouteBuilder routes)
    {
        var live = routes.ServiceProvider.GetRequiredService<LiveIndex>();
        var options = routes.ServiceProvider.GetRequiredService<PublicOptions>();
        var signed = routes.ServiceProvider.GetRequiredService<SignedDocuments>();

        FrontPage.Map(routes);
        ListAdvisories.Map(routes);
        ShowAdvisory.Map(routes);
        ShowRevisions.Map(routes);
        ShowPackage.Map(routes);
        CheckVersions.Map(routes);
        ShowMatrix.Map(routes, live, options);
        SiteFeeds.Map(routes, live, options);

        QueryRecords.Map(routes, live);
        QueryBatch.Map(routes, live);
        GetRecord.Map(routes, live);

        AuditInBulk.Map(routes, live, options);
        AuditInFull.Map(routes, live, options);
        CheckProject.Map(routes, live, options);
        ListForNsp.Map(routes, live, options);
        ReadPackument.Map(routes, routes.ServiceProvider.GetService<UpstreamRegistry>());
        NuGetSource.Map(routes, live, options);
        DumpSite.Map(routes, live);
        CsafSite.Map(routes, live, signed, routes.ServiceProvider.GetRequiredService<PublicStore>(), options);
        WorkingGroupFiles.Map(routes, live, options);
        OtherFormats.Map(routes, live, options);
        SecurityText.Map(routes, options, signed, routes.ServiceProvider.GetRequiredService<TimeProvider>());
        Health.Map(routes, live);
    }
}
