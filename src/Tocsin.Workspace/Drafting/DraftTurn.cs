using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Advisories.Drafts;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Drafting;

/// <summary>
/// What a reporter or a maintainer says about the draft: one route for the page's form and one for programs, the same answer for a receipt
/// that is none, and the draft as it is then.
/// </summary>
internal static class DraftTurn
{
    /// <summary>What a form asks of a case; with what is wrong in it, all at once.</summary>
    public delegate Result<Func<Case, Result<Decision>>> Read(Viewer by, FormValues form);

    /// <summary>POST …/draft/… and the same below /api.</summary>
    /// <param name="path">Below the page they come from.</param>
    /// <param name="taken">What the page says when it was taken.</param>
    public static void Map<TRequest>(IEndpointRouteBuilder app, OutsideDoor door, string path, string taken, Read read)
        where TRequest : notnull
    {
        app.MapPost(
                door.Path + path,
                (HttpContext context, CancellationToken cancel) => ByPage(context, door, path, taken, read, cancel)
            )
            .WithBodyLimit(ReadSharedDraft.Limits.RequestBytes)
            .ExcludeFromDescription();
        app.MapPost(
                "/api" + door.Path + path,
                (HttpContext context, CancellationToken cancel) => ByApi(context, door, read, cancel)
            )
            .WithBodyLimit(ReadSharedDraft.Limits.RequestBytes)
            .Accepts<TRequest>("application/json");
    }

    private static async Task<IResult> ByPage(
        HttpContext context,
        OutsideDoor door,
        string path,
        string taken,
        Read read,
        CancellationToken cancel
    )
    {
        if (!(await Form(context, cancel)).TryGet(out var sent, out var unreadable))
            return PageResult.Refusal(unreadable);
        var receipt = sent[OutsideDoor.Receipt] ?? "";
        if (!(await door.Enter(context, receipt, cancel)).TryGet(out var viewer, out var unknown))
            return door.Closed(unknown);
        var refused = await Take(context, viewer, sent, read, cancel);
        return (await ReadSharedDraft.Open(context, viewer, cancel)).TryGet(out var view, out var gone)
            ? ReadSharedDraft.Show(
                view,
                door,
                receipt,
                refused is null || path != OutsideRemarks.Suggestions ? null : Words.Parse<DraftField>(sent["field"]),
                refused is null ? taken : null,
                refused is null ? null : new(path, sent, refused)
            )
            : door.Closed(gone);
    }

    private static async Task<Results<Ok<SharedDraftView>, ProblemHttpResult>> ByApi(
        HttpContext context,
        OutsideDoor door,
        Read read,
        CancellationToken cancel
    )
    {
        if (!(await Form(context, cancel)).TryGet(out var sent, out var unreadable))
            return unreadable.ToHttp();
        var shown = await door.Enter(context, sent[OutsideDoor.Receipt], cancel)
            .Then(async viewer =>
                await Take(context, viewer, sent, read, cancel) is { } refused
                    ? refused
                    : await ReadSharedDraft.Open(context, viewer, cancel)
            );
        return shown.ToHttp();
    }

    private static async Task<Result<FormValues>> Form(HttpContext context, CancellationToken cancel) =>
        context.Request.HasJsonContentType()
            ? (await JsonForm.Read(context.Request, ReadSharedDraft.Limits, cancel)).Map(form => form.Values)
            : await FormReader.Read(context.Request, ReadSharedDraft.Limits, cancel);

    private static async Task<Problem?> Take(
        HttpContext context,
        Viewer viewer,
        FormValues sent,
        Read read,
        CancellationToken cancel
    )
    {
        if (!read(viewer, sent).TryGet(out var decide, out var faulty))
            return faulty;
        var number = OutsideDoor.NumberOf(viewer);
        return context.RequestServices.GetRequiredService<Throttle>().Message(number)
            ?? (
                await context.RequestServices.GetRequiredService<CaseStore>().Decide(number, viewer, decide, cancel)
            ).Problem;
    }
}
