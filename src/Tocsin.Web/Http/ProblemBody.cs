using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tocsin.Standards.Problems;

namespace Tocsin.Web.Http;

/// <summary>
/// A <see cref="Problem"/> as RFC 9457 problem details: <c>type</c> (about:blank), <c>title</c>, <c>status</c>, and as
/// extensions <c>code</c>, <c>next</c> and <c>faults</c> (<c>[{path, message, severity}]</c>), the last two where there
/// are any. No trace id and no instance: hidden and absent are the same bytes.
/// </summary>
public static class ProblemBody
{
    public static ProblemHttpResult ToHttp(this Problem problem) => TypedResults.Problem(Details(problem));

    private static ProblemDetails Details(Problem problem)
    {
        var details = new ProblemDetails
        {
            Type = "about:blank",
            Title = problem.Title,
            Status = problem.Status,
            Extensions = { ["code"] = problem.Code },
        };
        if (problem.Next is not null)
            details.Extensions["next"] = problem.Next;
        if (problem.Faults.Count > 0)
            details.Extensions["faults"] = problem.Faults.Select(FaultBody.Of).ToArray();
        return details;
    }
}

/// <summary>One entry of <c>faults</c>.</summary>
/// <param name="Severity"><c>warning</c> or <c>error</c>.</param>
public sealed record FaultBody(string Path, string Message, string Severity)
{
    public static FaultBody Of(Fault fault) =>
        new(fault.Path, fault.Message, fault.Severity == FaultSeverity.Warning ? "warning" : "error");
}
