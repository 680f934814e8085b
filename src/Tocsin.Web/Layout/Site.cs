using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Web.Assets;

namespace Tocsin.Web.Layout;

/// <summary>
/// One origin as its visitors see it: what it is called, where it lives, what its head and foot link to. It is found by
/// <see cref="Of"/>, so that every page, the refusals too, looks like the site it is on.
/// </summary>
/// <param name="Name">The programme's name, shown in the head and in the title of every page.</param>
/// <param name="Origin">Scheme, host and port as configured, without a slash at the end: <c>https://report.example</c>.</param>
public sealed record Site(SiteKind Kind, string Name, string Origin)
{
    public string Home { get; init; } = "/";

    public IReadOnlyList<SiteLink> Links { get; init; } = [];

    public IReadOnlyList<SiteLink> FootLinks { get; init; } = [];

    /// <summary>What everybody who sees this site now should know, above every page; null for nothing.</summary>
    public SiteNotice? Notice { get; init; }

    /// <summary>Where the sign-out form posts to.</summary>
    public string SignOut { get; init; } = "/sign-out";

    /// <summary>Scripts beside the shared one; they must be mapped (<see cref="AssetRoutes.MapAssets"/>).</summary>
    public IReadOnlyList<Asset> Scripts { get; init; } = [];

    /// <summary>
    /// The site that a request is for: the endpoint's (<c>WithMetadata(site)</c>), else the request's
    /// (<see cref="SiteChoice.UseSite"/>), else the application's one registered site, else null.
    /// </summary>
    public static Site? Of(HttpContext? context) =>
        context?.GetEndpoint()?.Metadata.GetMetadata<Site>()
        ?? context?.Features.Get<Site>()
        ?? context?.RequestServices?.GetService<Site>();
}

/// <summary>What a site is for, which decides its frame.</summary>
public enum SiteKind
{
    /// <summary>Anonymous reading.</summary>
    Public,

    /// <summary>Calm and roomy, for somebody who reports their first vulnerability.</summary>
    Intake,

    /// <summary>Dense, for people who work here every day.</summary>
    Workspace,
}

/// <summary>One link of a site's head or foot.</summary>
/// <param name="Href">A path of the same site, or an absolute address of another.</param>
public sealed record SiteLink(string Text, string Href);

/// <summary>Something to be done some time, above every page until it is.</summary>
/// <param name="Go">Where it is done.</param>
/// <param name="Skip">Where a form posts to that wants to hear no more of it.</param>
public sealed record SiteNotice(string Text, SiteLink Go, SiteLink Skip);
