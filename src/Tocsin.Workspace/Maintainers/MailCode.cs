using Microsoft.AspNetCore.Routing;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// POST /api/cases/{number}/maintainers/codes/mail: mails the code of an invitation to an address that the package publishes, and to none
/// else. The one before works no more; it counts as an attempt to reach them.
/// </summary>
internal static class MailCode
{
    public const string Path = HandCode.Path + "/mail";

    /// <param name="Maintainer">Their number within the case.</param>
    /// <param name="Address">One of the vendor's published e-mail addresses.</param>
    public sealed record Request(int? Maintainer, string? Address);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(FormNumber.Of(form, "maintainer"), form["address"]),
            (visit, request) =>
                visit.Decide(found =>
                    found.MailCode(visit.Viewer, request.Maintainer ?? 0, request.Address?.Trim() ?? "", visit.Now)
                ),
            ShowReaching.Page
        );
}
