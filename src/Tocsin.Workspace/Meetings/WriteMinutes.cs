using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.Meetings;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Proposals;

namespace Tocsin.Workspace.Meetings;

/// <summary>
/// POST /meetings/{meeting}/minutes and /api/meetings/{meeting}/minutes: saves the minutes, which every member with standing reads: they name no
/// case, from the first draft on. …/publication: publishes a revision that is saved, for good; a later one replaces it.
/// </summary>
internal static class WriteMinutes
{
    public const string Path = "/minutes";
    public const string Publication = "/publication";

    /// <param name="After">The revision that the writer saw; 0 for none.</param>
    /// <param name="Markdown">At most 65,536 characters.</param>
    /// <param name="Present">The IDs of the members who were there.</param>
    /// <param name="Guests">Who else was there.</param>
    public sealed record Request(
        int? After,
        string? Markdown,
        IReadOnlyList<string?>? Present,
        IReadOnlyList<string>? Guests
    );

    /// <param name="Revision">The one that was read.</param>
    /// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
    public sealed record PublishRequest(int? Revision, string? Code);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapDecision<Request>(Path, Read, Save);
        app.MapDecision<PublishRequest>(Publication, form => new(Number(form["revision"]), form["otp"]), Publish);
    }

    private static Request Read(FormValues form) =>
        new(
            Number(form["after"]),
            form["markdown"],
            form.All("present"),
            (form["guests"] ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );

    private static async Task<Result<Meeting>> Save(MeetingVisit visit, Request request)
    {
        var faults = new FaultCollector();
        if (request.After is null)
            faults.Add("after", "Say after which revision, 0 for none.");
        var guests = request.Guests ?? [];
        await CheckPublic("markdown", request.Markdown, visit, faults);
        foreach (var guest in guests)
            CaseMentions.Check(faults, "guests", guest);
        List<PersonId> present = [];
        foreach (var (index, typed) in (request.Present ?? []).Index())
            present.Add(faults.Take($"present[{index}]", PersonId.Parse(typed)));
        return await faults
            .Else(() => request.After!.Value)
            .Then(after => visit.Decide((meeting, _) => meeting.SaveMinutes(after, request.Markdown, present, guests)));
    }

    private static async Task<Result<Meeting>> Publish(MeetingVisit visit, PublishRequest request)
    {
        var standings = visit.Context.RequestServices.GetRequiredService<StandingStore>();
        var standing = await standings.Of(visit.Viewer.Person, visit.Cancel);
        if (standings.Chart.Find(visit.Meeting.Plan!.Team) is not { } team || !Electorates.SpeaksFor(team, standing))
            return PeopleProblems.NotAllowed;
        var faults = new FaultCollector();
        if (request.Revision is null)
            faults.Add("revision", "Say which revision you read.");
        // what was fit to be saved may not be fit to be public by now
        await CheckPublic("revision", visit.Meeting.Minutes?.Markdown, visit, faults);
        CaseMentions.Check(faults, "revision", visit.Meeting.Plan.Title);
        if (faults.Stops)
            return Problem.Faulty(faults.Faults);
        if (await StepUp.Check(visit.Context, request.Code, visit.Cancel) is { } problem)
            return problem;
        return await visit.Decide((meeting, now) => meeting.Publish(request.Revision!.Value, now));
    }

    private static async Task CheckPublic(string path, string? text, MeetingVisit visit, FaultCollector faults)
    {
        CaseMentions.Check(faults, path, text);
        if (text is not null && await visit.Service<AgendaView>().NamesHidden(text, visit.Cancel))
            faults.Add(path, "This names a proposal that is not there for everybody: leave it out.");
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
