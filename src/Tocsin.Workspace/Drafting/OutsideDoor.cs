using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Mailbox;
using Tocsin.Workspace.Maintainers;

namespace Tocsin.Workspace.Drafting;

/// <summary>Where somebody without an account comes in with what they hold: the mailbox of a reporter, the page of a maintainer.</summary>
/// <param name="Path">Of the page that they come from; the draft is below it.</param>
/// <param name="Back">What that page is called.</param>
/// <param name="Enter">Who holds this receipt; not found for none.</param>
/// <param name="Closed">The page that asks for a receipt.</param>
internal sealed record OutsideDoor(
    string Path,
    string Back,
    Func<HttpContext, string?, CancellationToken, Task<Result<Viewer>>> Enter,
    Func<Problem, IResult> Closed
)
{
    /// <summary>The field of the receipt, the same at both.</summary>
    public const string Receipt = MailboxDoor.Receipt;

    public static OutsideDoor OfReporters { get; } =
        new(
            "/mailbox",
            "Back to the mailbox",
            async (context, receipt, cancel) =>
                (
                    await context.RequestServices.GetRequiredService<MailboxDoor>().Enter(context, receipt, cancel)
                ).Map<Viewer>(known => known),
            problem => MailboxDoor.Closed(problem)
        );

    public static OutsideDoor OfMaintainers { get; } =
        new(
            MaintainerDoor.Path,
            "Back to your page",
            async (context, receipt, cancel) =>
                (
                    await context.RequestServices.GetRequiredService<MaintainerDoor>().Enter(context, receipt, cancel)
                ).Map<Viewer>(known => known),
            problem => MaintainerDoor.Closed(problem)
        );

    /// <summary>The case that they take part in.</summary>
    public static CaseNumber NumberOf(Viewer viewer) =>
        viewer switch
        {
            Viewer.Reporter reporter => reporter.Number,
            Viewer.Maintainer maintainer => maintainer.Number,
            _ => throw new InvalidOperationException("nobody else comes in by these doors"),
        };
}
