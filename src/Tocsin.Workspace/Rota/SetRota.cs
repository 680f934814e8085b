using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Governance.Rota;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Rota;

/// <summary>POST /rota and PUT /api/rota: who takes turns, in which order, from which week on. By any triager; it is recorded who.</summary>
internal static class SetRota
{
    /// <summary>On the page each triager has a field of this name and their ID: a number, or nothing for who takes no turns.</summary>
    public const string Place = "place.";

    /// <param name="Order">IDs of persons; empty: no rota from then on.</param>
    /// <param name="From">A day of the week with which it begins.</param>
    /// <param name="Weeks">Of one turn, 1 to 4.</param>
    public sealed record Request(IReadOnlyList<string>? Order, string? From, int? Weeks);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(ShowRota.Path, (Delegate)ByPage).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapPut("/api" + ShowRota.Path, ByApi).RequireAuthorization(Policies.Colleague);
    }

    private static async Task<Results<Ok<RotaResponse>, ProblemHttpResult>> ByApi(Request body, HttpContext context)
    {
        if ((await Do(body, new FaultCollector(), context)).Problem is { } refused)
            return refused.ToHttp();
        return TypedResults.Ok(RotaResponse.Of(await ShowRota.View(context)));
    }

    private static async Task<IResult> ByPage(HttpContext context)
    {
        var read = await FormReader.Read(context.Request, FormLimits.TextOnly, context.RequestAborted);
        if (!read.TryGet(out var form, out var problem))
            return PageResult.Answer(context.Request, problem);
        var faults = new FaultCollector();
        var request = new Request(Order(form, faults), form["from"], Number(form["weeks"]));
        return (await Do(request, faults, context)).Problem is { } refused
            ? await ShowRota.Page(context, form, refused)
            : PageResult.SeeOther(ShowRota.Path);
    }

    private static async Task<Result<TriageRota>> Do(Request request, FaultCollector faults, HttpContext context)
    {
        var viewer = context.RequestServices.GetRequiredService<Viewer.Member>();
        if (!viewer.Triages)
            return RotaProblems.NotATriager;
        var order = (request.Order ?? []).Select(id => faults.Take("order", PersonId.Parse(id))).ToList();
        var from = RotaDays.Read("from", request.From, faults);
        if (request.Weeks is null)
            faults.Add("weeks", "Say how many weeks a turn lasts.");
        if (faults.Stops)
            return Problem.Faulty(faults.Faults);
        var view = await ShowRota.View(context);
        return await context
            .RequestServices.GetRequiredService<RotaStore>()
            .Decide(
                rota => rota.Set(order, from!.Value, request.Weeks!.Value, view.Triagers, view.Today),
                viewer.Actor,
                context.RequestAborted
            );
    }

    private static List<string> Order(FormValues form, FaultCollector faults)
    {
        var places = new List<(int Place, string Person)>();
        foreach (var (name, typed) in form.Pairs)
        {
            if (!name.StartsWith(Place, StringComparison.Ordinal) || string.IsNullOrWhiteSpace(typed))
                continue;
            if (Number(typed) is { } place)
                places.Add((place, name[Place.Length..]));
            else
                faults.Add(name, "Give a number, or nothing.");
        }
        return [.. places.OrderBy(one => one.Place).Select(one => one.Person)];
    }

    private static int? Number(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
