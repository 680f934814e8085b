using Tocsin.Web.Layout;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Tests.Intake;

/// <summary>A further process for reporters, over the databases of a <see cref="TestWorkspace"/> and with other settings.</summary>
internal sealed class OtherProcess : IAsyncDisposable
{
    private OtherProcess(WorkspaceStart stores, TestSite site) => (Stores, Site) = (stores, site);

    public WorkspaceStart Stores { get; }

    public TestSite Site { get; }

    public static async Task<OtherProcess> Start(TestWorkspace tocsin, Func<WorkspaceOptions, WorkspaceOptions> change)
    {
        var options = change(tocsin.Stores.Options);
        var start = await WorkspaceStart.Prepare(options, tocsin.Clock, CancellationToken.None);
        var site = await TestSite.Start(
            SiteKind.Intake,
            options.Origins.Intake,
            services => services.AddIntake(start),
            app => app.MapIntake(withMailbox: start.Master is not null)
        );
        return new(start, site);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        Stores.Dispose();
    }
}
