using Microsoft.AspNetCore.Routing;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Maintainers;

/// <summary>POST /api/cases/{number}/maintainers/fetches/kept: takes over the contacts that somebody has looked at of what was fetched.</summary>
internal static class KeepFetched
{
    public const string Path = FetchContacts.Path + "/kept";

    /// <param name="Fetch">Its number within the case.</param>
    /// <param name="Addresses">Of the files whose contacts are kept.</param>
    public sealed record Request(int? Fetch, IReadOnlyList<string>? Addresses);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(FormNumber.Of(form, "fetch"), form.All("addresses")),
            (visit, request) =>
                visit.Decide(found =>
                    found.KeepFetched(
                        visit.Viewer,
                        request.Fetch ?? 0,
                        [.. (request.Addresses ?? []).Distinct(StringComparer.Ordinal)]
                    )
                ),
            ShowReaching.Page
        );
}
