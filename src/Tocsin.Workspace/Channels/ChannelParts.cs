using Microsoft.AspNetCore.Routing;

namespace Tocsin.Workspace.Channels;

/// <summary>One message of a case: what it said before, who has seen it, changing and destroying it.</summary>
public static class ChannelParts
{
    public static void MapChannels(this IEndpointRouteBuilder app)
    {
        ShowMessage.Map(app);
        EditMessage.Map(app);
        AskRedaction.Map(app);
        RefuseRedaction.Map(app);
        DestroyText.Map(app);
    }
}
