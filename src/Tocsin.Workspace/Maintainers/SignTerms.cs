using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.Maintainers;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// POST /maintainer/signature and POST /api/maintainer/signature: signs exactly the terms that were read, once. What comes back is the
/// receipt, shown once, that opens the page from then on.
/// </summary>
internal static class SignTerms
{
    public const string Path = "/signature";

    /// <param name="Receipt">The code of the invitation.</param>
    /// <param name="Name">Who signs.</param>
    /// <param name="Terms">The hash of the terms that were read.</param>
    public sealed record Request(string Receipt, string Name, string Terms);

    /// <param name="Receipt">39 digits; what opens the page from now on. It is shown once.</param>
    public sealed record Response(string Receipt);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(MaintainerDoor.Path + Path, ByPage)
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .ExcludeFromDescription();
        app.MapPost("/api" + MaintainerDoor.Path + Path, ByApi)
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .Accepts<Request>("application/json");
    }

    private static async Task<IResult> ByPage(
        HttpContext context,
        MaintainerDoor door,
        MaintainerStore maintainers,
        CancellationToken cancel
    )
    {
        if (!(await SentForm.ReadShort(context.Request, cancel)).TryGet(out var sent, out var unreadable))
            return PageResult.Refusal(unreadable);
        var typed = sent[MaintainerDoor.Receipt] ?? "";
        if (!(await door.Enter(context, typed, cancel)).TryGet(out var known, out var unknown))
            return MaintainerDoor.Closed(unknown);
        if ((await Sign(known, sent, maintainers, cancel)).TryGet(out var receipt, out var refused))
            return PageResult.Of<MaintainerSignedPage>(new { Receipt = receipt });
        return (await door.Open(known, cancel)).TryGet(out var view, out var gone)
            ? ReadMaintainer.Show(view, typed, refused: new(Path, sent, refused))
            : MaintainerDoor.Closed(gone);
    }

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> ByApi(
        HttpContext context,
        MaintainerDoor door,
        MaintainerStore maintainers,
        CancellationToken cancel
    )
    {
        if (!(await SentForm.ReadShort(context.Request, cancel)).TryGet(out var sent, out var unreadable))
            return unreadable.ToHttp();
        var signed = await door.Enter(context, sent[MaintainerDoor.Receipt], cancel)
            .Then(known => Sign(known, sent, maintainers, cancel));
        return signed.ToHttp(receipt => new Response(receipt.ToString()));
    }

    private static async Task<Result<Receipt>> Sign(
        Viewer.Maintainer known,
        FormValues sent,
        MaintainerStore maintainers,
        CancellationToken cancel
    )
    {
        var faults = new FaultCollector();
        var name = faults.Required("name", sent["name"], SignatureText.LongestName);
        var terms = faults.Required("terms", sent["terms"], 64);
        return await faults.Else(() => name).Then(signer => maintainers.Sign(known, signer, terms, cancel));
    }
}
