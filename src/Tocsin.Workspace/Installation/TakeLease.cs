using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Installation;

/// <summary>
/// POST /installation/lease: a person says that this installation is the real one. From then on it acts, and any other that
/// had the lease is held. Needs a fresh step-up, hence no token and no API.
/// </summary>
internal static class TakeLease
{
    public const string Path = ShowInstallation.Path + "/lease";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(Path, Submit).RequireAuthorization(Policies.Operator).ExcludeFromDescription();

    private static async Task<IResult> Submit(HttpContext context, InstanceLease lease, CancellationToken cancel)
    {
        if (
            !(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var form, out var unreadable)
        )
            return PageResult.Refusal(unreadable);
        var code = string.IsNullOrWhiteSpace(form["code"]) ? null : form["code"];
        var refused = await StepUp.Check(context, code, cancel);
        if (refused == CaseProblems.StepUpNeeded && code is null)
            return PageResult.SeeOther("/step-up?return=" + Uri.EscapeDataString(ShowInstallation.Path));
        if (refused is not null)
            return await ShowInstallation.Page(context, refused);
        lease.Take();
        return PageResult.SeeOther(ShowInstallation.Path);
    }
}
