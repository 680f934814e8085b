using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Workspace.Meetings;

/// <summary>When members meet, what they agree to do, and what others ask of them.</summary>
public static class MeetingParts
{
    public static IServiceCollection AddMeetings(
        this IServiceCollection services,
        MeetingStore meetings,
        FeedStore feeds
    ) => services.AddSingleton(meetings).AddSingleton(feeds).AddSingleton<AgendaView>();

    public static void MapMeetings(this IEndpointRouteBuilder app)
    {
        ListMeetings.Map(app);
        PlanMeeting.Map(app);
        ShowMeeting.Map(app);
        MarkForMeeting.Map(app);
        AgreeActions.Map(app);
        WriteMinutes.Map(app);
        Consult.Map(app);
        ShowCalendar.Map(app);
    }
}
