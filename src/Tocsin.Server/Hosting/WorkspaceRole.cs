using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Assets;
using Tocsin.Web.Layout;
using Tocsin.Workspace;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Server.Hosting;

/// <summary>Everything that needs the vault, and the jobs.</summary>
internal static class WorkspaceRole
{
    public static RoleParts Parts { get; } =
        new()
        {
            Kind = SiteKind.Workspace,
            LargestBody = 56L * 1024 * 1024,
            Features = ["publickey-credentials-create", "publickey-credentials-get"],
            LinksFor = WorkspaceLinks.Of,
            Prepare = Prepare,
            Word = Word,
            Map = app =>
            {
                app.MapAssets();
                app.MapWorkspace();
            },
        };

    private static async Task<ReadyWord> Word(IServiceProvider services, CancellationToken cancel) =>
        new(
            await services.GetRequiredService<MemberStore>().FirstLink(cancel),
            Held: !services.GetRequiredService<InstanceLease>().Mine
        );

    private static async Task<Result<Action<IServiceCollection>>> Prepare(
        ProcessParts process,
        CancellationToken cancel
    )
    {
        var secrets = await process.TrySecrets(cancel);
        var store = await process.PublicStore(cancel);
        return secrets.Map<Action<IServiceCollection>>(start =>
            services => services.AddWorkspace(start, store.Publish)
        );
    }
}
