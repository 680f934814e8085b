using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tocsin.Cases.Access;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Mailbox;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Maintainers;

/// <summary>Where maintainers come to and come back to: whoever holds a code or a receipt is let in, and sees what <see cref="MaintainerView"/> shows.</summary>
public sealed class MaintainerDoor(
    MaintainerStore maintainers,
    CaseStore cases,
    CharterInForce charter,
    Invitation invitation,
    Throttle throttle
)
{
    /// <summary>The page.</summary>
    public const string Path = "/maintainer";

    /// <summary>The field of the code or the receipt, on every page and in every body; as in the mailbox.</summary>
    public const string Receipt = MailboxDoor.Receipt;

    // the same for what was mistyped, replaced, taken back, too old, made up, or left out
    private static Problem NoSuchCode { get; } =
        Problem.NotFound with
        {
            Title = "This code opens nothing.",
            Next =
                "Look at the digits again. Only the newest works, an invitation for 30 days, and none once you have signed: from then on the receipt that you were shown does.",
        };

    /// <summary>Whose code or receipt this is; not found for whatever is none.</summary>
    public async Task<Result<Viewer.Maintainer>> Enter(HttpContext context, string? typed, CancellationToken cancel)
    {
        if (throttle.Guess(context) is { } tooMany)
            return tooMany;
        var known = await maintainers.Recognise(typed, cancel);
        if (!known.Succeeded)
            throttle.Wrong(context);
        return known;
    }

    /// <summary>What they see; that it was opened is recorded first.</summary>
    /// <param name="what">See <see cref="CaseStore.Read"/>.</param>
    public async Task<Result<MaintainerView>> Open(
        Viewer.Maintainer maintainer,
        CancellationToken cancel,
        string what = "maintainer"
    )
    {
        var programme = (await charter.Look(cancel)).Programme;
        return (await cases.Read(maintainer.Number, maintainer, what, cancel)).Map(found =>
            MaintainerView.Of(found, maintainer.Person, programme, invitation, cases.Now)
        );
    }

    /// <summary>The page that asks for a code, with the reason why the one that was sent does not do.</summary>
    public static RazorComponentResult Closed(Problem problem)
    {
        var shown = problem.Status == StatusCodes.Status404NotFound ? NoSuchCode : problem;
        return PageResult.Of<MaintainerEntrancePage>(new { Problem = shown }, shown.Status);
    }
}
