using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tocsin.Cases.Access;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Sessions;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.People;

/// <summary>What a member sees of their own account.</summary>
internal sealed class MyView(
    AccountStore accounts,
    MemberStore members,
    TokenStore tokens,
    SessionStore sessions,
    LoginStore logins,
    WorkspaceOptions options
)
{
    public async Task<RazorComponentResult> Page(
        HttpContext context,
        Viewer.Member viewer,
        FormValues values,
        Problem? problem,
        CancellationToken cancel
    ) =>
        PageResult.Of<MePage>(
            new
            {
                Me = await Of(context, viewer, cancel),
                AsksForCode = !await StepUp.IsFresh(context),
                MaySetFirst = await StepUp.MaySetFirst(context, cancel),
                options.Providers,
                Values = values,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );

    public async Task<ShowMe.Response> Of(HttpContext context, Viewer.Member viewer, CancellationToken cancel)
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
            ],
            await Sessions(context, viewer, cancel),
            await logins.Of(viewer.Person, cancel)
        );
    }

    private async Task<IReadOnlyList<SessionLine>> Sessions(
        HttpContext context,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        var here = await Session.Of(context);
        var open = await sessions.Of(viewer.Person, cancel);
        return
        [
            .. open.Select(one => new SessionLine(
                one.Handle,
                one.Since,
                one.LastUsed,
                one.Browser,
                here?.Handle == one.Handle
            )),
        ];
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

/// <summary>An open session as its owner sees it.</summary>
/// <param name="Id">Ends it: DELETE /api/me/sessions/{id}.</param>
/// <param name="Since">UTC.</param>
/// <param name="LastUsed">A day, UTC.</param>
/// <param name="Browser">In words; what the browser said of itself.</param>
/// <param name="Here">Whether it is the one that asks.</param>
public sealed record SessionLine(string Id, DateTimeOffset Since, DateOnly LastUsed, string Browser, bool Here);
