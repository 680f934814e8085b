using Microsoft.AspNetCore.Routing;

namespace Tocsin.Workspace.Judgement;

/// <summary>How urgent a case is, and how common the use that makes it one.</summary>
public static class JudgementParts
{
    public static void MapJudgement(this IEndpointRouteBuilder app)
    {
        ShowJudgement.Map(app);
        JudgeUrgency.Map(app);
        JudgeUsage.Map(app);
    }
}
