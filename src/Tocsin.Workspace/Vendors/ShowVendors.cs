using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Vendors;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Vendors;

/// <summary>GET /cases/{number}/vendors and /api/cases/{number}/vendors: who can fix it or takes part otherwise, how far each is, and cases of the same flaw.</summary>
internal static class ShowVendors
{
    public const string Path = "/vendors";

    /// <summary>The page, for the forms that are on it.</summary>
    public static CaseFormPage Page { get; } = new(Path, (visit, refused) => Show(visit, refused));

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi(Path, async visit => (await visit.Read("vendors")).Map(found => Of(found, visit)));
        app.MapCasePage(Path, visit => Show(visit, null));
    }

    /// <summary>Instants are UTC.</summary>
    /// <param name="Links">Numbers of cases of the same flaw, as far as the member sees them.</param>
    public sealed record Response(IReadOnlyList<VendorBody> Vendors, IReadOnlyList<string> Links);

    /// <param name="Vendor">Its number within the case.</param>
    /// <param name="Name">Null once destroyed.</param>
    /// <param name="Role"><c>vendor</c>, <c>deployer</c>, <c>partner</c>, <c>finder</c> or <c>observer</c>.</param>
    /// <param name="State">The case as this vendor sees it, six letters: <c>Vfdpxa</c>; null for who is none.</param>
    /// <param name="Status">What they say: <c>not-told</c>, <c>has-not-answered</c>, <c>has-not-looked</c>, <c>affected</c>, …</param>
    /// <param name="Because">Why they are not affected.</param>
    /// <param name="Report">Where they are with the report on their own side; null before they know of it.</param>
    /// <param name="KeepsEmbargo">As <see cref="Embargoes.ShowEmbargo"/> has it for everybody.</param>
    public sealed record VendorBody(
        int Vendor,
        string? Name,
        string? Package,
        string Role,
        string? State,
        string Status,
        string? Because,
        string? FixedIn,
        string? Note,
        string? Report,
        DateTimeOffset? ToldAt,
        string KeepsEmbargo
    );

    private static Response Of(Case found, CaseVisit visit) =>
        new(
            [.. found.Vendors.Select(vendor => Of(found, vendor))],
            [.. found.Links.Select(link => link.Text).Where(visit.Viewer.MayRead)]
        );

    private static VendorBody Of(Case found, Vendor vendor) =>
        new(
            vendor.Number,
            vendor.Text?.Name,
            vendor.Text?.Package,
            Words.Of(vendor.Role),
            vendor.Role.Fixes() ? found.StateFor(vendor).Text : null,
            Words.Of(vendor.Status),
            vendor.Because is { } why ? Words.Of(why) : null,
            vendor.Statement?.FixedIn,
            vendor.Statement?.Note,
            vendor.Report is { } report ? Words.Of(report) : null,
            vendor.ToldAt,
            Words.Of(found.AdherenceOf(vendor.Party))
        );

    private static async Task<Result<IResult>> Show(CaseVisit visit, RefusedForm? refused) =>
        (await visit.Read("vendors")).TryGet(out var found, out var problem)
            ? PageResult.Of<VendorsPage>(
                new { View = await CaseForms.Of(visit, found, refused), Rules = visit.Clocks.Reaching },
                refused?.Problem.Status ?? StatusCodes.Status200OK
            )
            : problem;
}
