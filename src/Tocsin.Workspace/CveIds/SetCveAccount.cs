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
    public const string Production = "production";
    public const string Test = "test";
    public const string Custom = "custom";
    public const string Practice = "practice";
    public const string None = "none";

    private const int LongestName = 128;
    private const int LongestKey = 256;

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
        return lease.Mine ? (await client.Quota(access, cancel)).Problem : ReserveMore.Held;
    }

    private static Result<Asked> Parse(FormValues form)
    {
        var faults = new FaultCollector();
        var service = form["service"];
        switch (service)
        {
            case None:
                return new Asked(null);
            case Practice:
                return new Asked(new(null, "practice", "practice", ""));
            case Production or Test or Custom:
                break;
            default:
                faults.Add("service", "Choose one.");
                break;
        }
        var address = Address(service, form["url"], faults);
        var org = faults.Required("org", form["org"], LongestName);
        var user = faults.Required("user", form["user"], LongestName);
        var key = faults.Required("key", form["key"], LongestKey);
        foreach (var (name, value) in new[] { ("org", org), ("user", user), ("key", key) })
        {
            // these are sent as headers
            if (value.Any(c => c is < ' ' or > '~'))
                faults.Add(name, "Only letters, digits and signs of ASCII can be in it.");
        }
        return faults.Else(() => new Asked(new(address!, org, user, key)));
    }

    private static Uri? Address(string? service, string? typed, FaultCollector faults)
    {
        if (service != Custom)
            return service == Test ? CveServicesAddress.Test : CveServicesAddress.Production;
        if (!Uri.TryCreate(typed?.Trim(), UriKind.Absolute, out var address))
        {
            faults.Add("url", "This is no address; write https://cve.example.org/api.");
            return null;
        }
        if (CveServicesAddress.Fault(address) is { } fault)
            faults.Add("url", fault);
        return address;
    }

    private sealed record Asked(CveAccess? Access);
}
