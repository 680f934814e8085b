using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.Charters;
using Tocsin.Standards.Problems;
using Tocsin.Web.Changes;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.Programmes;

/// <summary>POST /programme/review, with a file, and /api/programme/review: what a document would change, or all that is wrong with it. Nothing is changed.</summary>
internal static class ReviewProgramme
{
    /// <summary>The field of the file.</summary>
    public const string File = "file";

    /// <summary>The field of the document, where it is not a file.</summary>
    public const string Document = "document";

    private static readonly FormLimits limits = new()
    {
        Files = 1,
        FileBytes = CharterDocument.MostBytes,
        AllFileBytes = CharterDocument.MostBytes,
    };

    /// <param name="Document">The programme as YAML.</param>
    public sealed record Request(string? Document);

    /// <param name="Version">What it was compared with.</param>
    /// <param name="Changes">Empty where nothing would change.</param>
    public sealed record Response(int Version, IReadOnlyList<ChangedPart> Changes);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/programme/review", ByPage)
            .WithBodyLimit(limits.RequestBytes)
            .RequireAuthorization(Policies.Operator)
            .ExcludeFromDescription();
        app.MapPost("/api/programme/review", ByApi).RequireAuthorization(Policies.Operator);
    }

    /// <summary>The page that shows what will change, and asks for it.</summary>
    public static async Task<IResult> Page(
        HttpContext context,
        CharterHistory history,
        string document,
        FormValues values,
        Problem? problem
    ) =>
        PageResult.Of<ProgrammeReviewPage>(
            new
            {
                history.Version,
                Document = document,
                Changes = ProgrammeWords.Changes(history.Document ?? "", document),
                AsksForCode = !await StepUp.IsFresh(context),
                Values = values,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );

    private static async Task<IResult> ByPage(
        HttpContext context,
        ProgrammeStore programmes,
        PersonNames names,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        string? text = null;
        var read = await FormReader.Read(context.Request, limits, Take, cancel);
        if (!read.TryGet(out var form, out var problem))
            return PageResult.Answer(context.Request, problem);
        if (form.FileFaults.Count > 0)
            problem = Problem.Faulty(form.FileFaults);
        else if (text is null)
            problem = Problem.Faulty([new(File, "Choose the file.")]);
        if (problem is null)
        {
            var tried = await CharterDocument
                .Read(text!)
                .Then(next => programmes.Try(next, cancel).Then(history => (history, CharterDocument.Write(next))));
            if (tried.TryGet(out var sound, out var refused))
                return await Page(context, sound.history, sound.Item2, FormValues.Empty, null);
            problem = refused;
        }
        return await ShowProgramme.Page(programmes, names, viewer, problem, cancel);

        async Task<Problem?> Take(SentFile file, CancellationToken stop)
        {
            using var reader = new StreamReader(file.Content, Encoding.UTF8);
            text = await reader.ReadToEndAsync(stop);
            return null;
        }
    }

    private static Task<Results<Ok<Response>, ProblemHttpResult>> ByApi(
        Request body,
        ProgrammeStore programmes,
        CancellationToken cancel
    ) =>
        CharterDocument
            .Read(body.Document ?? "")
            .Then(next =>
                programmes
                    .Try(next, cancel)
                    .Then(history => new Response(
                        history.Version,
                        ProgrammeWords.Changes(history.Document ?? "", CharterDocument.Write(next))
                    ))
            )
            .ToHttp();
}
