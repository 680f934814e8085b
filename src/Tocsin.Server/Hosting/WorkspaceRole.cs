using Tocsin.Standards.Problems;
using Tocsin.Web.Assets;
using Tocsin.Web.Layout;
using Tocsin.Workspace;
using Tocsin.Workspace.Signing;

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
            NoticeFor = WorkspaceLinks.NoticeOf,
            Prepare = Prepare,
            Word = Word,
            Map = app =>
            {
                app.MapAssets();
                app.MapWorkspace();
            },
        };

    private static async Task<Result<Action<IServiceCollection>>> Prepare(
        ProcessParts process,
        CancellationToken cancel
    )
    {
        var secrets = await process.TrySecrets(cancel);
        var store = await process.PublicStore(cancel);
        if (
            secrets.TryGet(out var begun, out _)
            && (await begun.Programmes.Settle(process.Options.Programme, cancel)).Problem is { } unfit
        )
            return unfit;
        return secrets.Map<Action<IServiceCollection>>(start =>
            services =>
                services.AddWorkspace(
                    start,
                    store.Publish,
                    async (since, kind, each, reading) =>
                        (await store.ReadSince(since, kind, each, reading)).Generation,
                    store.Find
                )
        );
    }

    private static async Task<ReadyWord> Word(IServiceProvider services, CancellationToken cancel)
    {
        var start = services.GetRequiredService<WorkspaceStart>();
        return new(await start.Members.FirstLink(cancel), Held: !start.Lease!.Mine, CannotSign: !SigningKeys.CanSign);
    }
}
