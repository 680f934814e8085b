using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Imports;
using Tocsin.Public;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Public.Sources;
using Tocsin.Server.Imports;
using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Assets;
using Tocsin.Web.Layout;

namespace Tocsin.Server.Hosting;

/// <summary>Anonymous reading. Knows the public store and nothing that is secret.</summary>
internal static class PublicRole
{
    public static RoleParts Parts { get; } =
        new()
        {
            Kind = SiteKind.Public,
            // lock files of large projects, as audits send them
            LargestBody = 32L * 1024 * 1024,
            Cacheable = true,
            AnyHost = true,
            Links = options =>
                [
                    new("Advisories", "/advisories"),
                    new("Am I affected?", "/check"),
                    new("Report a vulnerability", options.Origins[Role.Intake].Url),
                ],
            FootLinks = options =>
                [
                    new("Node.js matrix", "/matrix/node"),
                    new("Threat models", "/threat-model"),
                    new("Minutes", "/minutes"),
                    new("Precedents", "/precedents"),
                    new("Statistics", "/statistics"),
                    new("Sources", "/sources"),
                    new("Feed", "/feed.atom"),
                    new("For the team", options.Origins[Role.Workspace].Url),
                ],
            Name = services => services.GetRequiredService<PublicOptions>().SiteName,
            Prepare = Prepare,
            // an audit that is answered from an empty index would say that all is well
            Warm = (services, cancel) => services.GetRequiredService<IndexFollower>().CatchUp(cancel),
            Map = app =>
            {
                app.MapAssets();
                app.MapPublic();
            },
        };

    private static async Task<Result<Action<IServiceCollection>>> Prepare(
        ProcessParts process,
        CancellationToken cancel
    )
    {
        var options = process.Options;
        var store = await process.PublicStore(cancel);
        if (options.Samples && !await store.Has(PublishedDocument.Advisory, cancel))
            await TakeSamples(await process.PublicParts(cancel), cancel);
        return Result.Of<Action<IServiceCollection>>(services =>
            services.AddPublic(
                new PublicOptions(
                    new(options.Origins[Role.Public].Url),
                    options.Programme.Name,
                    options.Databases.Public,
                    options.Programme.AdvisoryPrefix,
                    options.Registry,
                    new(options.Origins[Role.Intake].Url),
                    options.Cna,
                    options.IndexFile,
                    options.ImportsSources ? options.Downloads : null
                )
                {
                    Products = [.. options.Programme.Products.Select(product => product.Name)],
                    SendOut = process.SendOut,
                }
            )
        );
    }

    private static async Task TakeSamples(IServiceProvider parts, CancellationToken cancel)
    {
        if (!ImportSource.Open(Samples.Folder, new()).TryGet(out var samples, out _))
            return;
        using (samples)
            await parts.GetRequiredService<Import>().ByHand(samples, _ => { }, cancel);
    }
}
