using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// GET /maintainer, POST /maintainer and POST /api/maintainer: to whoever holds a code or a receipt. Opening the page uses nothing up:
/// only a signature does.
/// </summary>
internal static class ReadMaintainer
{
    /// <param name="Receipt">39 digits, the code of an invitation or the receipt of who signed, with whatever spaces and hyphens.</param>
    public sealed record Request(string Receipt);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(MaintainerDoor.Path, () => PageResult.Of<MaintainerEntrancePage>()).ExcludeFromDescription();
        app.MapPost(MaintainerDoor.Path, ByPage).WithBodyLimit(FormLimits.Small.RequestBytes).ExcludeFromDescription();
        app.MapPost("/api" + MaintainerDoor.Path, ByApi)
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .Accepts<Request>("application/json");
    }

    /// <summary>The page of somebody who is known.</summary>
    /// <param name="receipt">As it was typed; it goes with every form.</param>
    internal static IResult Show(
        MaintainerView view,
        string receipt,
        string? taken = null,
        Mailbox.RefusedTurn? refused = null
    )
    {
        var status = refused?.Problem.Status ?? StatusCodes.Status200OK;
        var parameters = new
        {
            View = view,
            Receipt = receipt,
            Taken = taken,
            Refused = refused,
        };
        return view switch
        {
            { Invited: not null } => PageResult.Of<InviteePage>(parameters, status),
            { TakesPart: not null } => PageResult.Of<MaintainerPage>(parameters, status),
            _ => PageResult.Of<MaintainerGonePage>(),
        };
    }

    private static async Task<IResult> ByPage(HttpContext context, MaintainerDoor door, CancellationToken cancel)
    {
        if (!(await SentForm.ReadShort(context.Request, cancel)).TryGet(out var sent, out var unreadable))
            return PageResult.Refusal(unreadable);
        var receipt = sent[MaintainerDoor.Receipt] ?? "";
        var opened = await door.Enter(context, receipt, cancel).Then(known => door.Open(known, cancel));
        return opened.TryGet(out var view, out var problem) ? Show(view, receipt) : MaintainerDoor.Closed(problem);
    }

    private static async Task<Results<Ok<MaintainerView>, ProblemHttpResult>> ByApi(
        HttpContext context,
        MaintainerDoor door,
        CancellationToken cancel
    ) =>
        (
            await (await SentForm.ReadShort(context.Request, cancel)).Then(sent =>
                door.Enter(context, sent[MaintainerDoor.Receipt], cancel).Then(known => door.Open(known, cancel))
            )
        ).ToHttp();
}
