using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// What a maintainer decides with a code or a receipt alone: one route for the page's form and one for programs, the same answer for a
/// receipt that is none, and their page as it is then.
/// </summary>
/// <param name="By">Who.</param>
/// <param name="Token">Makes what a new invitation needs.</param>
internal sealed record MaintainerTurn(
    Viewer.Maintainer By,
    FormValues Form,
    Programme Programme,
    DateTimeOffset Now,
    Func<string> Token
)
{
    /// <summary>What a form asks of a case; with what is wrong in it, all at once.</summary>
    public delegate Result<Func<Case, Result<Decision>>> Read(MaintainerTurn turn);

    /// <summary>POST /maintainer… and POST /api/maintainer….</summary>
    /// <param name="path">Below the page: <c>/help</c>.</param>
    /// <param name="taken">What the page says when it was taken.</param>
    public static void Map<TRequest>(IEndpointRouteBuilder app, string path, string taken, Read read)
        where TRequest : notnull
    {
        app.MapPost(
                MaintainerDoor.Path + path,
                (HttpContext context, CancellationToken cancel) => ByPage(context, path, taken, read, cancel)
            )
            .WithBodyLimit(FormLimits.TextOnly.RequestBytes)
            .ExcludeFromDescription();
        app.MapPost(
                "/api" + MaintainerDoor.Path + path,
                (HttpContext context, CancellationToken cancel) => ByApi(context, read, cancel)
            )
            .WithBodyLimit(FormLimits.TextOnly.RequestBytes)
            .Accepts<TRequest>("application/json");
    }

    private static async Task<IResult> ByPage(
        HttpContext context,
        string path,
        string taken,
        Read read,
        CancellationToken cancel
    )
    {
        if (!(await SentForm.ReadText(context.Request, cancel)).TryGet(out var sent, out var unreadable))
            return PageResult.Refusal(unreadable);
        var receipt = sent[MaintainerDoor.Receipt] ?? "";
        var door = context.RequestServices.GetRequiredService<MaintainerDoor>();
        if (!(await door.Enter(context, receipt, cancel)).TryGet(out var known, out var unknown))
            return MaintainerDoor.Closed(unknown);
        var refused = await Take(context, known, sent, read, cancel);
        return (await door.Open(known, cancel)).TryGet(out var view, out var gone)
            ? ReadMaintainer.Show(
                view,
                receipt,
                refused is null ? taken : null,
                refused is null ? null : new(path, sent, refused)
            )
            : MaintainerDoor.Closed(gone);
    }

    private static async Task<Results<Ok<MaintainerView>, ProblemHttpResult>> ByApi(
        HttpContext context,
        Read read,
        CancellationToken cancel
    )
    {
        if (!(await SentForm.ReadText(context.Request, cancel)).TryGet(out var sent, out var unreadable))
            return unreadable.ToHttp();
        var door = context.RequestServices.GetRequiredService<MaintainerDoor>();
        var shown = await door.Enter(context, sent[MaintainerDoor.Receipt], cancel)
            .Then(async known =>
                await Take(context, known, sent, read, cancel) is { } refused ? refused : await door.Open(known, cancel)
            );
        return shown.ToHttp();
    }

    private static async Task<Problem?> Take(
        HttpContext context,
        Viewer.Maintainer known,
        FormValues sent,
        Read read,
        CancellationToken cancel
    )
    {
        var services = context.RequestServices;
        var charter = services.GetRequiredService<CharterInForce>();
        await charter.Look(cancel);
        var cases = services.GetRequiredService<CaseStore>();
        var store = services.GetRequiredService<MaintainerStore>();
        var turn = new MaintainerTurn(known, sent, charter.Programme, cases.Now, store.Token);
        if (!read(turn).TryGet(out var decide, out var faulty))
            return faulty;
        return services.GetRequiredService<Throttle>().Message(known.Number)
            ?? (await cases.Decide(known.Number, known, decide, cancel)).Problem;
    }
}
