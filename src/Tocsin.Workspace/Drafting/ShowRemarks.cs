using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Access;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Drafting;

/// <summary>
/// GET /cases/{number}/advisory/remarks and GET /api/cases/{number}/draft/remarks: with whom the draft is shared, who has seen it, and
/// what everybody says about it.
/// </summary>
internal static class ShowRemarks
{
    private const string Path = "/advisory/remarks";

    /// <summary>What the record of readers calls it.</summary>
    public const string What = "remarks";

    /// <summary>The page, for the forms that are on it.</summary>
    public static CaseFormPage Page { get; } = new(Path, (visit, refused) => Show(visit, refused));

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi<RemarksResponse>("/draft/remarks", Handle);
        app.MapCasePage(Path, visit => Show(visit, null));
    }

    private static async Task<Result<RemarksResponse>> Handle(CaseVisit visit) =>
        (await Look(visit, null)).Map(RemarksResponse.Of);

    private static async Task<Result<IResult>> Show(CaseVisit visit, RefusedForm? refused) =>
        (await Look(visit, refused)).Map<IResult>(view =>
            PageResult.Of<RemarksPage>(new { View = view }, refused?.Problem.Status ?? StatusCodes.Status200OK)
        );

    private static async Task<Result<RemarksView>> Look(CaseVisit visit, RefusedForm? refused)
    {
        var read = await visit.Store.ReadWithHistory(visit.Number, visit.Viewer, What, visit.Cancel);
        if (!read.TryGet(out var both, out var problem))
            return problem;
        var (found, openings) = both;
        var shares = found.DraftShares.Select(share => new ShareView(
            share,
            [
                .. openings
                    .All.Where(one => one.What == ReadSharedDraft.What && one.At >= share.Since)
                    .Where(one => Reads(one, found.VendorOf(one.By), share.With))
                    .DistinctBy(one => one.By),
            ]
        ));
        var suggest =
            refused?.Path == SuggestChange.Path
                ? refused.Values["field"]
                : visit.Context.Request.Query["suggest"].ToString();
        return new RemarksView(
            await CaseForms.Of(visit, found, refused),
            [.. shares],
            found.DraftThreadsFor(visit.Viewer),
            Words.Parse<DraftField>(suggest)
        );
    }

    private static bool Reads(Opening one, int? vendor, Tocsin.Cases.Channels.Audience with) =>
        vendor is { } number ? with.ReachesVendor(number) : one.By == Ledger.Actor.Reporter && with.ReachesReporter;
}
