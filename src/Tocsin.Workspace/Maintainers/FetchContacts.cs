using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases;
using Tocsin.Cases.Maintainers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// POST /api/cases/{number}/maintainers/fetches: asks addresses that were shown before for what a package publishes, where the operator
/// has switched that on. That they are asked is in the ledger first. What comes back waits for <see cref="KeepFetched"/>.
/// </summary>
internal static class FetchContacts
{
    public const string Path = ShowReaching.Path + "/fetches";

    /// <param name="Vendor">Its number within the case.</param>
    /// <param name="Addresses">From those that GET /api/cases/{number}/maintainers gives as <c>mayAsk</c>.</param>
    public sealed record Request(int? Vendor, IReadOnlyList<string>? Addresses);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(FormNumber.Of(form, "vendor"), form.All("addresses")),
            Handle,
            ShowReaching.Page
        );

    private static Problem Off { get; } =
        Problem.Conflict(
            "contacts.off",
            "Nothing is fetched here.",
            "Paste or upload the file. An operator can switch it on: --fetch-contacts yes."
        );

    private static Problem Held { get; } =
        Problem.Conflict(
            "contacts.held",
            "This is a copy of the programme's installation, and a copy asks nobody.",
            "Somebody has to say that it is the real one first."
        );

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        if (visit.Context.RequestServices.GetService<PublishedFiles>() is not { } files)
            return Off;
        if (!visit.Service<InstanceLease>().Mine)
            return Held;
        IReadOnlyList<AskedFile> chosen = [];
        var asked = await visit.Decide(found =>
            Chosen(found, visit, request)
                .Then(these =>
                {
                    chosen = these;
                    return found.AskForContacts(visit.Viewer, request.Vendor ?? 0, these);
                })
                .Then(decision => files.Take(chosen.Count) is { } tooMany ? tooMany : (Result<Ledger.Decision>)decision)
        );
        if (!asked.TryGet(out var now, out var refused))
            return refused;
        var number = now.FetchesOf(request.Vendor ?? 0)[^1].Number;
        var came = await files.Ask(chosen, visit.Now, visit.Cancel);
        return await visit.Decide(found => found.HaveFetched(visit.Viewer, number, came));
    }

    // what would be asked now, and nothing else: neither what somebody types nor what was shown long ago
    private static Result<IReadOnlyList<AskedFile>> Chosen(Case found, CaseVisit visit, Request request)
    {
        var plan = found.Vendors.FirstOrDefault(one => one.Number == request.Vendor) is { } vendor
            ? ContactPlan.Of(found, vendor, visit.Service<WorkspaceOptions>().Contacts)
            : [];
        var addresses = (request.Addresses ?? []).ToHashSet(StringComparer.Ordinal);
        List<AskedFile> chosen = [.. plan.Where(file => addresses.Contains(file.Address))];
        return chosen.Count > 0 && chosen.Count == addresses.Count
            ? chosen
            : Problem.Faulty([new("addresses", "Choose from the addresses that are shown.")]);
    }
}
