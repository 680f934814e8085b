using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.People;

/// <summary>POST /api/me/tokens and /me/tokens: makes a token for the API; its secret is shown once.</summary>
internal static class MintToken
{
    /// <summary>The longest label, in UTF-16 units.</summary>
    public const int LongestLabel = 100;

    private const int LongestDays = 365;

    /// <param name="Label">What it is for.</param>
    /// <param name="Scopes"><c>cases-read</c>, <c>cases-write</c>, <c>cve-ids</c>.</param>
    /// <param name="Days">How long it works, 1 to 365.</param>
    /// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
    public sealed record Request(string? Label, IReadOnlyList<string>? Scopes, int Days, string? Code);

    /// <param name="Secret">Send it as <c>Authorization: Bearer</c>. Not to be had again.</param>
    /// <param name="Expires">UTC.</param>
    public sealed record Response(string Id, string Secret, DateTimeOffset Expires);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/me/tokens", ByApi).RequireAuthorization(Policies.Colleague);
        app.MapPost("/me/tokens", ByPage).RequireAuthorization(Policies.Colleague);
    }

    private static async Task<Results<Created<Response>, ProblemHttpResult>> ByApi(
        Request body,
        HttpContext context,
        Viewer.Member viewer,
        TokenStore tokens,
        TimeProvider time,
        CancellationToken cancel
    ) =>
        (await Do(body, context, viewer, tokens, time, cancel)).ToCreated(
            _ => "/api/me",
            made => new Response(made.TokenId, made.Secret, made.Expires)
        );

    private static async Task<IResult> ByPage(
        HttpContext context,
        Viewer.Member viewer,
        TokenStore tokens,
        TimeProvider time,
        MyView view,
        CancellationToken cancel
    )
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        _ = int.TryParse(values["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days);
        var request = new Request(values["label"], values.All("scopes"), days, values["otp"]);
        var minted = await Do(request, context, viewer, tokens, time, cancel);
        return minted.TryGet(out var made, out problem)
            ? PageResult.Of<TokenPage>(new { Token = made })
            : await view.Page(context, viewer, values, problem, cancel);
    }

    private static async Task<Result<MintedToken>> Do(
        Request request,
        HttpContext context,
        Viewer.Member viewer,
        TokenStore tokens,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var faults = new FaultCollector();
        var label = faults.Required("label", request.Label, LongestLabel);
        var scopes = Word.All<TokenScope>(faults, "scopes", request.Scopes);
        if (scopes.Count == 0)
            faults.Add("scopes", "A token needs at least one scope.");
        if (request.Days is < 1 or > LongestDays)
            faults.Add("days", $"A token works for 1 to {LongestDays} days.");
        if (faults.Else(() => label).Problem is { } faulty)
            return faulty;
        if (await StepUp.Check(context, request.Code, cancel) is { } problem)
            return problem;
        var expires = time.GetUtcNow().AddDays(request.Days);
        return await tokens.Mint(viewer.Person, label, scopes, expires, viewer.Actor, cancel);
    }
}
