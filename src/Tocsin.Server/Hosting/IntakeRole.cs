using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Assets;
using Tocsin.Web.Layout;
using Tocsin.Workspace;
using Tocsin.Workspace.Storage;

namespace Tocsin.Server.Hosting;

/// <summary>Accepts reports on an origin of its own and seals what it cannot open.</summary>
internal static class IntakeRole
{
    public static RoleParts Parts { get; } =
        new()
        {
            Kind = SiteKind.Intake,
            // five attachments of 10 MB and what is said about them
            LargestBody = 56L * 1024 * 1024,
            Links = options =>
                [
                    new("Report", "/"),
                    new("Mailbox", "/mailbox"),
                    new("Advisories", options.Origins[Role.Public].Url + "/advisories"),
                ],
            Name = services => services.GetRequiredService<CharterInForce>().Programme.Name,
            Prepare = Prepare,
            Map = app =>
            {
                app.MapAssets();
                app.MapIntake(withMailbox: app.Services.GetRequiredService<WorkspaceStart>().Master is not null);
            },
        };

    private static async Task<Result<Action<IServiceCollection>>> Prepare(
        ProcessParts process,
        CancellationToken cancel
    )
    {
        var secrets = await process.TrySecrets(cancel);
        return secrets.Map<Action<IServiceCollection>>(start => services => services.AddIntake(start));
    }
}
