using Microsoft.AspNetCore.Http;
using Tocsin.Governance.People;
using Tocsin.Web.Layout;
using Tocsin.Workspace.People.Sessions;

namespace Tocsin.Workspace;

/// <summary>Where a member can go from every page: what their duties open, and nothing that would turn them away.</summary>
public static class WorkspaceLinks
{
    /// <summary>None for whoever is not signed in.</summary>
    public static IReadOnlyList<SiteLink> Of(HttpContext context)
    {
        if (context.Features.Get<SignedIn>() is not { Member.Duties: var duties, Standing.Holds: var holds })
            return [];
        List<SiteLink> links = [];
        if (duties.Contains(Duty.Triager))
            links.Add(new("Queue", "/"));
        if (duties.Contains(Duty.Operator))
            links.Add(new("CVE IDs", "/cve-ids"));
        if (holds)
        {
            links.Add(new("Proposals", "/proposals"));
            links.Add(new("Meetings", "/meetings"));
            links.Add(new("Threat models", "/threat-models"));
            links.Add(new("People", "/people"));
        }
        else
            links.Add(new("What opens the doors", "/standing"));
        if (duties.Contains(Duty.Operator))
            links.Add(new("Installation", "/installation"));
        links.Add(new("Me", "/me"));
        return links;
    }
}
