using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.Outside.CveServices;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.CveIds;

/// <summary>
/// POST /cve-services: how this programme signs in to CVE Services, tried before it is kept. Needs a fresh step-up, hence no token
/// and no API.
/// </summary>
internal static class SetCveAccount
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(ShowCveAccount.Path, Submit).RequireAuthorization(Policies.Operator).ExcludeFromDescription();

    private static async Task<IResult> Submit(
        HttpContext context,
        CvePoolStore pool,
        CveServicesClient client,
        InstanceLease lease,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        var (read, instead) = await ConfirmedForm.Read(context, ShowCveAccount.Path, cancel);
        if (read is null)
            return instead!;
        var problem = read.Refused;
        if (problem is null && Parse(read.Values).TryGet(out var asked, out problem))
        {
            problem = await Try(asked.Access, client, lease, cancel);
            if (problem is null)
                await pool.SetAccount(asked.Access, viewer.Actor, cancel);
        }
        return problem is null
            ? PageResult.SeeOther(ShowCveAccount.Path)
            : await ShowCveAccount.Page(context, new(ShowCveAccount.Path, read.Values, problem));
    }

    // a key that was mistyped would be found out when it is needed
    private static async Task<Problem?> Try(
        CveAccess? access,
        CveServicesClient client,
        InstanceLease lease,
        CancellationToken cancel
    )
    {
        if (access is null or { IsPractice: true })
            return null;
        return lease.Mine ? (await client.Quota(access, cancel)).Problem : CveServicesProblems.Held;
    }

    private static Result<ReadCveAccess.Read> Parse(FormValues form) =>
        ReadCveAccess.Of(form["service"], form["url"], form["org"], form["user"], form["key"]);
}
