using Tocsin.Web.Assets;
using Tocsin.Web.Layout;

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
            Add = (_, _) => { },
            Prepare = (_, _, _) => Task.FromResult<string?>(null),
            Map = app => app.MapAssets(),
        };
}
