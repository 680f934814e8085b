using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Workspace.Due;

namespace Tocsin.Workspace.Notifications;

/// <summary>How members hear of news.</summary>
public static class NotificationParts
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) =>
        services.AddSingleton<NewsStore>().AddSingleton<TellMember>();

    public static void MapNotifications(this IEndpointRouteBuilder app) => ChooseNotifications.Map(app);
}
