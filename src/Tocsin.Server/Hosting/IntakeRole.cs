using Tocsin.Web.Assets;
using Tocsin.Web.Layout;

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
            Add = (_, _) => { },
            Prepare = (_, _, _) => Task.FromResult<string?>(null),
            Map = app => app.MapAssets(),
        };
}
