using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Tocsin.Workspace.Intake;

namespace Tocsin.Workspace.Drafting;

/// <summary>The draft of an advisory, shared outside the team, and what everybody says about it.</summary>
public static class DraftingParts
{
    /// <summary>On the origin of members.</summary>
    public static void MapRemarks(this IEndpointRouteBuilder app)
    {
        ShowRemarks.Map(app);
        ShareDraft.Map(app);
        EndDraftSharing.Map(app);
        CommentOnDraft.Map(app);
        SuggestChange.Map(app);
        AcceptSuggestion.Map(app);
        DeclineSuggestion.Map(app);
        WithdrawSuggestion.Map(app);
    }

    /// <summary>On the origin of reporters: with a receipt or a code alone.</summary>
    public static void MapSharedDraft(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").OpenToAll();
        foreach (var door in new[] { OutsideDoor.OfReporters, OutsideDoor.OfMaintainers })
        {
            ReadSharedDraft.Map(open, door);
            OutsideRemarks.Map(open, door);
        }
    }
}
