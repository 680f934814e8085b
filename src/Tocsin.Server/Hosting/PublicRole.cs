using Tocsin.Public.Storage;
using Tocsin.Server.Imports;
using Tocsin.Server.Settings;
using Tocsin.Storage;
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
            Add = (services, options) => AddStore(services, options.Databases.Public),
            Prepare = Prepare,
            Map = app => app.MapAssets(),
        };

    public static void AddStore(IServiceCollection services, string connection)
    {
        services.AddDatabase<PublicDb, PublicOnSqlite, PublicOnPostgres>(connection);
        services.AddSingleton<PublicStore>();
    }

    private static async Task<string?> Prepare(
        IServiceProvider services,
        ServerOptions options,
        CancellationToken cancel
    )
    {
        await Databases.Migrate(services.GetRequiredService<Func<PublicDb>>()(), cancel);
        var store = services.GetRequiredService<PublicStore>();
        if (options.Samples && await store.Generation(cancel) == 0)
            await Import.Run(store, Samples.Folder, new(), _ => { }, cancel);
        return null;
    }
}
