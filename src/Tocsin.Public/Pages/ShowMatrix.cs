using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Matrices;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>GET /matrix/node: the release lines of Node.js against its vulnerabilities.</summary>
internal static class ShowMatrix
{
    /// <param name="Lines">The newest first.</param>
    public sealed record MatrixResponse(IReadOnlyList<string> Lines, IReadOnlyList<MatrixEntry> Vulnerabilities);

    /// <param name="Affected">By line; a line that is not here is not affected.</param>
    public sealed record MatrixEntry(
        string Id,
        string Title,
        IReadOnlyList<string> Aliases,
        IReadOnlyDictionary<string, MatrixCell> Affected
    );

    /// <param name="Fixed">The release with the fix; null where the line has none.</param>
    public sealed record MatrixCell(string? Fixed);

    public static void Map(IEndpointRouteBuilder routes, LiveIndex live, PublicOptions site)
    {
        var matrix = new PerEdition<ReleaseMatrix>(live, edition => ReleaseMatrix.OfNode(edition.Index));
        routes
            .MapMethods(
                "/matrix/node",
                ReadPage.Verbs,
                (HttpContext context) => Handle(context, live.Now, matrix, site)
            )
            .ForAnybody();
    }

    private static IResult Handle(
        HttpContext context,
        Edition edition,
        PerEdition<ReleaseMatrix> matrix,
        PublicOptions site
    )
    {
        context.Response.Headers.Vary = "Accept";
        if (Freshness.Has(context, Freshness.OfEdition(edition)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var drawn = matrix.Now;
        return context.Request.PrefersPage()
            ? PageResult.Of<MatrixPage>(new { Matrix = drawn, Options = site })
            : TypedResults.Ok(
                new MatrixResponse(
                    [.. drawn.Lines.Select(line => line.Name)],
                    [.. drawn.Rows.Select(row => Entry(drawn, row))]
                )
            );
    }

    private static MatrixEntry Entry(ReleaseMatrix matrix, ReleaseRow row) =>
        new(
            row.Record.Id,
            row.Record.Title,
            row.Record.Aliases,
            matrix
                .Lines.Zip(row.Cells)
                .Where(pair => pair.Second.State != ReleaseState.NotAffected)
                .ToDictionary(
                    pair => pair.First.Name,
                    pair => new MatrixCell(pair.Second.Fixed),
                    StringComparer.Ordinal
                )
        );
}
