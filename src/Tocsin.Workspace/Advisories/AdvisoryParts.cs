using Microsoft.AspNetCore.Routing;

namespace Tocsin.Workspace.Advisories;

/// <summary>From the first word of an advisory to its publication.</summary>
public static class AdvisoryParts
{
    public static void MapAdvisories(this IEndpointRouteBuilder app)
    {
        ShowDraft.Map(app);
        SaveDraft.Map(app);
        ShowReview.Map(app);
        AskForReview.Map(app);
        ApproveDraft.Map(app);
        ApproveAlone.Map(app);
        AskForChanges.Map(app);
        DecidePublication.Map(app);
        CallOffPublication.Map(app);
        WithdrawAdvisory.Map(app);
    }
}
