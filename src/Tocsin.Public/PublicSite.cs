using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
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
using Tocsin.Public.Sources;
using Tocsin.Public.Storage;
using Tocsin.Storage;
using Tocsin.Web.Outbound;

namespace Tocsin.Public;

/// <summary>Everything that strangers read: the public store, the index that follows it, and the routes. The server's one door to this project.</summary>
public static class PublicSite
{
    /// <summary>
    /// The store alone, for a process that publishes or imports: <see cref="PublicStore"/>, <see cref="Publish"/> and
    /// <c>Func&lt;PublicDb&gt;</c>. The caller applies the migrations (<see cref="Databases.Migrate"/>).
    /// </summary>
    /// <param name="indexFile">See <see cref="PublicOptions.IndexFile"/>: an import of much writes it too.</param>
    public static IServiceCollection AddPublicStore(
        this IServiceCollection services,
        string connection,
        string? indexFile = null
    )
    {
        services.AddDatabase<PublicDb, PublicOnSqlite, PublicOnPostgres>(connection);
        services.AddSingleton(p => new PublicStore(
            p.GetRequiredService<Func<PublicDb>>(),
            () => Databases.Connect(connection)
        )
        {
            Traffic = p.GetRequiredService<Traffic>(),
        });
        services.AddSingleton(_ =>
            indexFile is null ? Traffic.None : Traffic.At(Path.Combine(Path.GetDirectoryName(indexFile)!, "traffic"))
        );
        services.AddSingleton<GiveWay>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ProgrammeInForce>();
        services.AddSingleton<SourceStore>();
        services.AddSingleton<Quarantine>();
        services.AddSingleton(p => new Import(
            p.GetRequiredService<PublicStore>(),
            p.GetRequiredService<Quarantine>(),
            indexFile,
            p.GetRequiredService<GiveWay>()
        ));
        services.AddSingleton<Publish>(provider => provider.GetRequiredService<PublicStore>().Publish);
        return services;
    }

    /// <summary>What imports sources, <see cref="RunSource"/>, over <see cref="AddPublicStore"/>.</summary>
    /// <param name="ownPrefix">The programme's, until it has told another.</param>
    /// <param name="downloads">The folder for what is downloaded, while it is read.</param>
    public static IServiceCollection AddRunSource(
        this IServiceCollection services,
        string ownPrefix,
        string downloads
    ) =>
        services.AddSingleton(provider => new RunSource(
            provider.GetRequiredService<Func<PublicDb>>(),
            provider.GetRequiredService<Import>(),
            // whoever registers an address, it never leads into our own network
            new Fetch(OutboundHandler.Make(AddressRule.Internet), provider.GetRequiredService<TimeProvider>()),
            async cancel =>
                (await provider.GetRequiredService<ProgrammeInForce>().Look(cancel))?.AdvisoryPrefix ?? ownPrefix,
            downloads,
            provider.GetRequiredService<TimeProvider>()
        ));

    /// <summary>The store, the index and what keeps them together, for a process that answers readers.</summary>
    /// <exception cref="ArgumentException">The options are not sound; the message says every fault.</exception>
    public static IServiceCollection AddPublic(this IServiceCollection services, PublicOptions options)
    {
        if (!options.Checked().TryGet(out _, out var problem))
            throw new ArgumentException(
                string.Join(" ", problem.Faults.Select(fault => $"{fault.Path}: {fault.Message}")),
                nameof(options)
            );
        services.AddPublicStore(options.Connection, options.IndexFile);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(p => options with { InForce = p.GetRequiredService<ProgrammeInForce>() });
        if (options.Downloads is { } downloads)
        {
            services.AddRunSource(options.AdvisoryPrefix, downloads);
            services.AddHostedService(p => new SourceWorker(
                p.GetRequiredService<RunSource>(),
                p.GetRequiredService<TimeProvider>(),
                p.GetRequiredService<ILogger<SourceWorker>>(),
                options.SendOut
            ));
        }
        services.AddSingleton<IStartupFilter, SaysWhenAsked>();
        services.AddSingleton<LiveIndex>();
        if (options.Registry is { } registry)
            services.AddSingleton(
                new UpstreamRegistry(registry.AbsoluteUri.EndsWith('/') ? registry : new(registry + "/"))
            );
        services.AddSingleton<SignedDocuments>();
        services.AddSingleton<Catalogue>();
        services.AddSingleton(p => new IndexFollower(
            p.GetRequiredService<PublicStore>(),
            p.GetRequiredService<LiveIndex>(),
            new WriteIndex(p.GetRequiredService<PublicStore>(), p.GetRequiredService<ILogger<WriteIndex>>()),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<IndexFollower>>(),
            options.IndexFile,
            options.SendOut
        )
        {
            Programme = p.GetRequiredService<ProgrammeInForce>(),
        });
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
        ListSources.Map(routes);
        ShowSource.Map(routes);
        ListThreatModels.Map(routes);
        ShowThreatModel.Map(routes);
        ShowMinutes.Map(routes);
        ShowPrecedents.Map(routes);
        ShowStatistics.Map(routes);
        ShowHeads.Map(routes);
        ShowOpenedCase.Map(routes);
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
        var store = routes.ServiceProvider.GetRequiredService<PublicStore>();
        CsafSite.Map(routes, live, signed, store, options);
        WorkingGroupFiles.Map(routes, live, store, options);
        OtherFormats.Map(routes, live, options);
        ListCveRecords.Map(routes, live, options);
        SecurityText.Map(routes, options, signed, routes.ServiceProvider.GetRequiredService<TimeProvider>());
        Health.Map(routes, live);
    }
}
