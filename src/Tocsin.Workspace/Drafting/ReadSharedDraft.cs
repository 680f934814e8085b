using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Access;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Drafting;

/// <summary>
/// POST …/draft and the same below /api, for reporters and for maintainers: the draft that the team shared with them, as the advisory
/// that it will be, and what is said about it. That it was opened is recorded first.
/// </summary>
internal static class ReadSharedDraft
{
    public const string Path = "/draft";

    /// <summary>What the record of readers calls it.</summary>
    public const string What = "shared-draft";

    /// <summary>The longest field of an advisory, in any script.</summary>
    public static FormLimits Limits { get; } = new() { ValueBytes = 1024 * 1024, TextBytes = 2 * 1024 * 1024 };

    /// <param name="Receipt">39 digits, with whatever spaces and hyphens.</param>
    public sealed record Request(string Receipt);

    public static void Map(IEndpointRouteBuilder app, OutsideDoor door)
    {
        app.MapPost(door.Path + Path, (HttpContext context, CancellationToken cancel) => ByPage(context, door, cancel))
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .ExcludeFromDescription();
        app.MapPost(
                "/api" + door.Path + Path,
                (HttpContext context, CancellationToken cancel) => ByApi(context, door, cancel)
            )
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .Accepts<Request>("application/json");
    }

    /// <summary>What they see now.</summary>
    public static async Task<Result<SharedDraftView>> Open(HttpContext context, Viewer viewer, CancellationToken cancel)
    {
        var services = context.RequestServices;
        var programme = (await services.GetRequiredService<CharterInForce>().Look(cancel)).Programme;
        var cases = services.GetRequiredService<CaseStore>();
        var origin = services.GetRequiredService<Origins>().Public;
        var read = await cases.Read(OutsideDoor.NumberOf(viewer), viewer, What, cancel);
        // who was invited and has not signed takes no part yet, whatever they hold
        return read.Then(found =>
            viewer is Viewer.Maintainer { Person: var person }
            && !found.Maintainers.Any(one => one.Number == person && one.TakesPart)
                ? Problem.NotFound
                : Result.Of(SharedDraftView.Of(found, viewer, programme.AdvisoryPrefix, origin, cases.Now))
        );
    }

    private static async Task<IResult> ByPage(HttpContext context, OutsideDoor door, CancellationToken cancel)
    {
        if (!(await SentForm.ReadShort(context.Request, cancel)).TryGet(out var sent, out var unreadable))
            return PageResult.Refusal(unreadable);
        var receipt = sent[OutsideDoor.Receipt] ?? "";
        var opened = await door.Enter(context, receipt, cancel).Then(viewer => Open(context, viewer, cancel));
        return opened.TryGet(out var view, out var problem)
            ? Show(view, door, receipt, Words.Parse<DraftField>(sent["suggest"]))
            : door.Closed(problem);
    }

    private static async Task<Results<Ok<SharedDraftView>, ProblemHttpResult>> ByApi(
        HttpContext context,
        OutsideDoor door,
        CancellationToken cancel
    ) =>
        (
            await (await SentForm.ReadShort(context.Request, cancel)).Then(sent =>
                door.Enter(context, sent[OutsideDoor.Receipt], cancel).Then(viewer => Open(context, viewer, cancel))
            )
        ).ToHttp();

    /// <param name="receipt">As it was typed; it goes with every form.</param>
    /// <param name="suggest">The field for which another text is about to be suggested.</param>
    public static IResult Show(
        SharedDraftView view,
        OutsideDoor door,
        string receipt,
        DraftField? suggest,
        string? taken = null,
        Mailbox.RefusedTurn? refused = null
    ) =>
        PageResult.Of<SharedDraftPage>(
            new
            {
                View = view,
                From = door.Path,
                Back = door.Back,
                Receipt = receipt,
                Suggest = suggest,
                Taken = taken,
                Refused = refused,
            },
            refused?.Problem.Status ?? StatusCodes.Status200OK
        );
}
