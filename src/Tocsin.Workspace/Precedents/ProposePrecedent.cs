using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Precedents;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Precedents;

/// <summary>
/// POST /api/cases/{number}/precedents: writes the answer of a case in anonymous form; a second person has to agree before it is public.
/// </summary>
internal static class ProposePrecedent
{
    /// <param name="Title">In a line.</param>
    /// <param name="Question">What was reported, in general, Markdown.</param>
    /// <param name="Answer">How it was judged and why, Markdown.</param>
    /// <param name="NamesPackage">Whether it may name what the report was about.</param>
    /// <param name="NamesReporter">Whether it may name who reported it.</param>
    public sealed record Request(
        string? Title,
        string? Question,
        string? Answer,
        bool NamesPackage = false,
        bool NamesReporter = false
    );

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            ShowPrecedents.Path,
            form =>
                new(
                    form["title"],
                    form["question"],
                    form["answer"],
                    form.Has("namesPackage"),
                    form.Has("namesReporter")
                ),
            Handle,
            ShowPrecedents.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var id = visit.Service<PrecedentStore>().NewId();
        return PrecedentText
            .Of(request.Title, request.Question, request.Answer)
            .Then(text =>
                visit.Decide(found =>
                    found.ProposePrecedent(
                        visit.Viewer,
                        id,
                        text,
                        found.Verdict is { } verdict ? PrecedentWords.Of(verdict) : "",
                        request.NamesPackage,
                        request.NamesReporter
                    )
                )
            );
    }
}
