using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Reports;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Mailbox;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// POST /maintainer/attachments/{n} and POST /api/maintainer/attachments/{n}: a file of a message that a maintainer reads and did not
/// write, to be saved and never to be shown by the browser.
/// </summary>
internal static class GetSharedFile
{
    public const string Path = "/attachments/";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost($"{MaintainerDoor.Path}{Path}{{n:int}}", ByPage)
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .ExcludeFromDescription();
        app.MapPost($"/api{MaintainerDoor.Path}{Path}{{n:int}}", ByApi)
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .Accepts<ReadMaintainer.Request>("application/json")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
    }

    private static async Task<IResult> ByPage(
        int n,
        HttpContext context,
        MaintainerDoor door,
        FileStore files,
        CancellationToken cancel
    ) =>
        (await Find(n, context, door, cancel)).Match<IResult>(
            file => new SealedDownload(file, files),
            MaintainerDoor.Closed
        );

    private static async Task<IResult> ByApi(
        int n,
        HttpContext context,
        MaintainerDoor door,
        FileStore files,
        CancellationToken cancel
    ) =>
        (await Find(n, context, door, cancel)).Match<IResult>(
            file => new SealedDownload(file, files),
            problem => problem.ToHttp()
        );

    private static async Task<Result<Attachment>> Find(
        int n,
        HttpContext context,
        MaintainerDoor door,
        CancellationToken cancel
    )
    {
        var sent = await SentForm.ReadShort(context.Request, cancel);
        return await sent.Then(form => door.Enter(context, form[MaintainerDoor.Receipt], cancel))
            .Then(known => door.Open(known, cancel, "attachment"))
            .Then(view => Task.FromResult(Numbered(view, n)));
    }

    private static Result<Attachment> Numbered(MaintainerView view, int n) =>
        view.Sent.ElementAtOrDefault(n - 1) is { } file ? file : Problem.NotFound;
}
