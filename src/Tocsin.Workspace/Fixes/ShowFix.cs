using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Fixes;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Fixes;

/// <summary>GET /cases/{number}/fix and /api/cases/{number}/fix: where the fix is, by vendor and release line.</summary>
internal static class ShowFix
{
    public const string Path = "/fix";

    /// <summary>The page, for the forms that are on it.</summary>
    public static CaseFormPage Page { get; } = new(Path, (visit, refused) => Show(visit, refused));

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi(Path, async visit => (await visit.Read("fix")).Map(Of));
        app.MapCasePage(Path, visit => Show(visit, null));
    }

    /// <param name="NotInDraft">Versions with the fix that the advisory's draft does not name as fixed.</param>
    public sealed record Response(IReadOnlyList<LineBody> Lines, IReadOnlyList<string> NotInDraft);

    /// <param name="Number">Of the line within the case.</param>
    /// <param name="Vendor">Whose, by number within the case; null for the product's own.</param>
    /// <param name="Line">Null once destroyed, as is what follows.</param>
    /// <param name="State"><c>wanted</c>, <c>in-progress</c>, <c>in-review</c>, <c>ready</c>, <c>released</c> or <c>not-needed</c>.</param>
    public sealed record LineBody(
        int Number,
        int? Vendor,
        string? Line,
        string State,
        string? Place,
        string? Reviewers,
        string? Version,
        string? Note
    );

    private static Response Of(Case found) => new([.. found.FixLines.Select(Of)], found.FixesNotInDraft);

    private static LineBody Of(FixLine line) =>
        new(
            line.Number,
            line.Vendor,
            line.Text?.Line,
            Words.Of(line.State),
            line.Text?.Place,
            line.Text?.Reviewers,
            line.Text?.Version,
            line.Text?.Note
        );

    private static async Task<Result<IResult>> Show(CaseVisit visit, RefusedForm? refused) =>
        (await visit.Read("fix")).TryGet(out var found, out var problem)
            ? PageResult.Of<FixPage>(
                new { View = await CaseForms.Of(visit, found, refused) },
                refused?.Problem.Status ?? StatusCodes.Status200OK
            )
            : problem;
}
