using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.Reports;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// POST /maintainer/messages and POST /api/maintainer/messages: writes in the channel of their package, which the team reads, with files if
/// need be.
/// </summary>
internal static class WriteAsMaintainer
{
    public const string Path = "/messages";

    /// <param name="Body">Markdown.</param>
    public sealed record Request(string Receipt, string Body);

    /// <summary>What it is written with.</summary>
    internal sealed record Desk(MaintainerDoor Door, CaseStore Cases, FileStore Files, Throttle Throttle);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(
                MaintainerDoor.Path + Path,
                (
                    HttpContext context,
                    MaintainerDoor door,
                    CaseStore cases,
                    FileStore files,
                    Throttle throttle,
                    CancellationToken cancel
                ) => ByPage(context, new(door, cases, files, throttle), cancel)
            )
            .WithBodyLimit(IntakeLimits.Form.RequestBytes)
            .ExcludeFromDescription();
        app.MapPost(
                "/api" + MaintainerDoor.Path + Path,
                (
                    HttpContext context,
                    MaintainerDoor door,
                    CaseStore cases,
                    FileStore files,
                    Throttle throttle,
                    CancellationToken cancel
                ) => ByApi(context, new(door, cases, files, throttle), cancel)
            )
            .WithBodyLimit(IntakeLimits.Form.RequestBytes)
            .Accepts<Request>("application/json", "multipart/form-data");
    }

    private static async Task<IResult> ByPage(HttpContext context, Desk desk, CancellationToken cancel)
    {
        if (!(await SentForm.Read(context.Request, desk.Files, null, cancel)).TryGet(out var sent, out var unreadable))
            return PageResult.Refusal(unreadable);
        var receipt = sent.Values[MaintainerDoor.Receipt] ?? "";
        if (!(await desk.Door.Enter(context, receipt, cancel)).TryGet(out var known, out var unknown))
        {
            await desk.Files.Forget(sent.Files, cancel);
            return MaintainerDoor.Closed(unknown);
        }
        var refused = await Write(known, sent, desk, cancel);
        return (await desk.Door.Open(known, cancel)).TryGet(out var view, out var gone)
            ? ReadMaintainer.Show(
                view,
                receipt,
                refused is null ? "Your message is with the team." : null,
                refused is null ? null : new(Path, sent.Values, refused) { Files = sent.Files }
            )
            : MaintainerDoor.Closed(gone);
    }

    private static async Task<Results<Ok<MaintainerView>, ProblemHttpResult>> ByApi(
        HttpContext context,
        Desk desk,
        CancellationToken cancel
    )
    {
        if (!(await SentForm.Read(context.Request, desk.Files, null, cancel)).TryGet(out var sent, out var unreadable))
            return unreadable.ToHttp();
        var written = await desk
            .Door.Enter(context, sent.Values[MaintainerDoor.Receipt], cancel)
            .Then(async known =>
                await Write(known, sent, desk, cancel) is { } refused ? refused : await desk.Door.Open(known, cancel)
            );
        if (!written.Succeeded)
            await desk.Files.Forget(sent.Files, cancel);
        return written.ToHttp();
    }

    private static async Task<Problem?> Write(
        Viewer.Maintainer known,
        SentForm sent,
        Desk desk,
        CancellationToken cancel
    )
    {
        var faults = new FaultCollector();
        var body = faults.Required("body", sent.Values["body"], ReportText.LongestProse);
        if (faults.Stops || sent.Faults.Count > 0)
            return Problem.Faulty([.. faults.Faults, .. sent.Faults]);
        if (desk.Throttle.Message(known.Number) is { } tooMany)
            return tooMany;
        var written = await desk.Cases.Decide(
            known.Number,
            known,
            found => found.WriteAsMaintainer(known, new(body) { Attachments = sent.Files }),
            cancel
        );
        return written.Problem;
    }
}
