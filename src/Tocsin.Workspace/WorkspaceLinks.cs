using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Governance.People;
using Tocsin.Web.Layout;
using Tocsin.Workspace.People.Sessions;
using Tocsin.Workspace.Programmes;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace;

/// <summary>Where a member can go from every page: what their duties open, and nothing that would turn them away.</summary>
public static class WorkspaceLinks
{
    /// <summary>What an operator is asked on every page until somebody has looked at the programme; null for everybody else.</summary>
    public static SiteNotice? NoticeOf(HttpContext context) =>
        context.Features.Get<SignedIn>() is { Member.Duties: var duties, Standing.Holds: true }
        && duties.Contains(Duty.Operator)
        && !context.Request.Path.StartsWithSegments("/programme", StringComparison.Ordinal)
        && !context.RequestServices.GetRequiredService<CharterInForce>().IsSetUp
            ? new(
                "This programme is as it was installed: its name, products, promises and teams are for you to say.",
                new("Set up your programme", "/programme"),
                new("Leave it as it is", KeepProgramme.Path)
            )
            : null;

    /// <summary>None for whoever is not signed in.</summary>
    public static IReadOnlyList<SiteLink> Of(HttpContext context)
    {
        if (context.Features.Get<SignedIn>() is not { Member.Duties: var duties, IsSeated: var seated } found)
            return [];
        List<SiteLink> links = [];
        if (duties.Contains(Duty.Triager))
        {
            links.Add(new("Queue", "/"));
            links.Add(new("Precedents", "/precedents"));
        }
        if (duties.Contains(Duty.Operator))
            links.Add(new("CVE IDs", "/cve-ids"));
        if (seated)
        {
            links.Add(new("Deadlines", "/deadlines"));
            links.Add(new("Rota", "/rota"));
            links.Add(new("Proposals", "/proposals"));
            links.Add(new("Meetings", "/meetings"));
            links.Add(new("Threat models", "/threat-models"));
            links.Add(new("People", "/people"));
            links.Add(new("Programme", "/programme"));
        }
        else
            links.Add(new(found.Standing.Holds ? "What you may" : "What opens the doors", "/standing"));
        if (duties.Contains(Duty.Operator))
            links.Add(new("Installation", "/installation"));
        links.Add(new("Me", "/me"));
        return links;
    }
}
