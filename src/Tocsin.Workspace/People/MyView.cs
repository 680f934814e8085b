using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tocsin.Cases.Access;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.People;

/// <summary>What a member sees of their own account.</summary>
internal sealed class MyView(AccountStore accounts, MemberStore members, TokenStore tokens)
{
    public async Task<RazorComponentResult<MePage>> Page(
        HttpContext context,
        Viewer.Member viewer,
        FormValues values,
        Problem? problem,
        CancellationToken cancel
    ) =>
        PageResult.Of<MePage>(
            new
            {
                Me = await Of(viewer, cancel),
                AsksForCode = !await StepUp.IsFresh(context),
                Values = values,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );

    public async Task<ShowMe.Response> Of(Viewer.Member viewer, CancellationToken cancel)
    {
        var ways = await accounts.WaysIn(viewer.Person, cancel);
        var member = await members.Load(viewer.Person, cancel);
        var used = await tokens.LastUsed(viewer.Person, cancel);
        return new(
            viewer.Person,
            ways!.Name,
            ways.Email,
            [.. viewer.Duties.Select(Word.Of)],
            ways.HasPassword,
            ways.RecoveryCodesLeft,
            ways.Passkeys,
            [
                .. member
                    .Tokens.Values.OrderBy(t => t.Expires)
                    .Select(t => new TokenLine(
                        t.TokenId,
                        t.Text?.Label ?? "",
                        [.. t.Scopes.Select(Word.Of)],
                        t.Expires,
                        used.TryGetValue(t.TokenId, out var day) ? day : null
                    )),
            ]
        );
    }
}

/// <summary>A token as its owner sees it.</summary>
/// <param name="Scopes"><c>cases-read</c>, <c>cases-write</c>, <c>cve-ids</c>.</param>
/// <param name="Expires">UTC.</param>
/// <param name="LastUsed">A day, UTC; null when it never was.</param>
public sealed record TokenLine(
    string Id,
    string Label,
    IReadOnlyList<string> Scopes,
    DateTimeOffset Expires,
    DateOnly? LastUsed
);
