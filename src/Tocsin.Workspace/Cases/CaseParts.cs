using Microsoft.AspNetCore.Routing;

namespace Tocsin.Workspace.Cases;

/// <summary>The queue, and everything that is done with a case up to its verdict.</summary>
public static class CaseParts
{
    public static void MapCases(this IEndpointRouteBuilder app)
    {
        ShowQueue.Map(app);
        ShowCase.Map(app);
        DownloadAttachment.Map(app);
        WriteMessage.Map(app);
        AskReporter.Map(app);
        PutOffClock.Map(app);
        AcceptReport.Map(app);
        RejectReport.Map(app);
        DeferReport.Map(app);
        ConfirmRejection.Map(app);
        MergeReport.Map(app);
        AskToCheckFix.Map(app);
        CloseCase.Map(app);
        ShowCasePeople.Map(app);
        GrantAccess.Map(app);
        RefuseAccess.Map(app);
        PutReleaser.Map(app);
        EndAccess.Map(app);
        HandOver.Map(app);
        StepBack.Map(app);
        ReviewException.Map(app);
    }
}
