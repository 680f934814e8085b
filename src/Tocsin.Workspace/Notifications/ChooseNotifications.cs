using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.Notifications;
using Tocsin.Governance.Programmes;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Notifications;

/// <summary>GET and POST /me/notifications, GET and PUT /api/me/notifications: how somebody hears of news. All of it, each time.</summary>
internal static class ChooseNotifications
{
    public const string Path = "/me/notifications";

    /// <summary><c>at-once</c>, <c>digest</c> or <c>none</c> for each; what asks for an answer cannot be <c>none</c>.</summary>
    public sealed record Choices(string? OwnCases, string? Cases, string? Proposals, string? Challenges, string? Rota)
    {
        public static Choices Of(Wishes wishes) =>
            new(
                Wishes.Word(wishes[NewsKind.OwnCases]),
                Wishes.Word(wishes[NewsKind.Cases]),
                Wishes.Word(wishes[NewsKind.Proposals]),
                Wishes.Word(wishes[NewsKind.Challenges]),
                Wishes.Word(wishes[NewsKind.Rota])
            );

        public string? this[NewsKind kind] =>
            kind switch
            {
                NewsKind.OwnCases => OwnCases,
                NewsKind.Cases => Cases,
                NewsKind.Proposals => Proposals,
                NewsKind.Rota => Rota,
                _ => Challenges,
            };
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, Show).RequireAuthorization(Policies.Session).ExcludeFromDescription();
        app.MapPost(Path, Submit).RequireAuthorization(Policies.Session).ExcludeFromDescription();
        app.MapGet("/api" + Path, Get).RequireAuthorization(Policies.Session);
        app.MapPut("/api" + Path, Put).RequireAuthorization(Policies.Session);
    }

    private static async Task<Ok<Choices>> Get(Viewer.Member viewer, NewsStore news, CancellationToken cancel) =>
        TypedResults.Ok(Choices.Of(await news.WishesOf(viewer.Person, cancel)));

    private static async Task<Results<Ok<Choices>, ProblemHttpResult>> Put(
        Choices body,
        Viewer.Member viewer,
        NewsStore news,
        CancellationToken cancel
    ) => (await Change(kind => body[kind], viewer, news, cancel)).ToHttp(Choices.Of);

    private static async Task<RazorComponentResult> Show(
        Viewer.Member viewer,
        NewsStore news,
        Programme programme,
        CancellationToken cancel
    ) => Page(await news.WishesOf(viewer.Person, cancel), programme, FormValues.Empty, null);

    private static async Task<IResult> Submit(
        HttpContext context,
        Viewer.Member viewer,
        NewsStore news,
        Programme programme,
        CancellationToken cancel
    )
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var typed, out var problem))
            return PageResult.Answer(context.Request, problem);
        return (await Change(kind => typed[Wishes.Field(kind)], viewer, news, cancel)).Problem is { } refused
            ? Page(await news.WishesOf(viewer.Person, cancel), programme, typed, refused)
            : PageResult.SeeOther(Path);
    }

    private static async Task<Result<Wishes>> Change(
        Func<NewsKind, string?> typed,
        Viewer.Member viewer,
        NewsStore news,
        CancellationToken cancel
    )
    {
        if (!Wishes.Parse(typed).TryGet(out var wishes, out var problem))
            return problem;
        await news.Change(viewer.Person, wishes, cancel);
        return wishes;
    }

    private static RazorComponentResult Page(Wishes wishes, Programme programme, FormValues typed, Problem? problem) =>
        PageResult.Of<NotificationsPage>(
            new
            {
                Chosen = wishes,
                Zone = programme.TimeZone,
                Values = typed,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );
}
