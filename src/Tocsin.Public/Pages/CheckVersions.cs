using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Checks;
using Tocsin.Advisories.LockFiles;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>
/// GET /check, POST /check/answer: is my version affected? A lock file or a list goes in, what is affected comes out; nothing is
/// kept. (POST /check is the Node Security Platform's.) POST
/// /api/check?kind=&amp;file=&amp;ecosystem=&amp;format= with the file as its body is the same for programs, as JSON or SARIF.
/// </summary>
internal static class CheckVersions
{
    /// <summary>Where the form is sent to.</summary>
    public const string Answer = "/check/answer";

    /// <summary>The field of the pasted text, and that of the file.</summary>
    public const string Pasted = "text";

    public const string Sent = "file";

    private static readonly FormLimits Limits = new()
    {
        Fields = 10,
        ValueBytes = LockFileLimits.Bytes,
        TextBytes = LockFileLimits.Bytes + (64 * 1024),
        Files = 1,
        FileBytes = LockFileLimits.Bytes,
        AllFileBytes = LockFileLimits.Bytes,
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/check", ReadPage.Verbs, Page).ForAnybody();
        // an answer that is loaded again has nothing to answer
        routes.MapMethods(Answer, ReadPage.Verbs, () => TypedResults.Redirect("/check")).ForAnybody();
        routes.MapPost(Answer, ByPage).WithBodyLimit(Limits.RequestBytes).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/api/check", ByApi).WithBodyLimit(LockFileLimits.Bytes).AllowCrossOriginRead().AllowAnonymous();
    }

    private static IResult Page(HttpContext context, LiveIndex live, PublicOptions site)
    {
        if (Freshness.Has(context, Freshness.OfEdition(live.Now)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return Shown(live, site, FormValues.Empty, null, null, 200);
    }

    private static async Task<IResult> ByPage(
        HttpContext context,
        LiveIndex live,
        PublicOptions site,
        CancellationToken cancel
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        (string Name, byte[] Bytes)? file = null;
        var form = await FormReader.Read(
            context.Request,
            Limits,
            async (sent, stop) =>
            {
                using var bytes = new MemoryStream();
                await sent.Content.CopyToAsync(bytes, stop);
                file = (sent.Name, bytes.ToArray());
                return null;
            },
            cancel
        );
        if (!form.TryGet(out var read, out var unread))
            return Shown(live, site, FormValues.Empty, null, unread, unread.Status);
        var values = read.Values;
        if (read.FileFaults.Count > 0)
            return Shown(live, site, values, null, Problem.Faulty(read.FileFaults), 422);

        var checkedFile = Question
            .Of(values["kind"], file?.Name, values["ecosystem"])
            .Then(question =>
                question.Ask(live.Now.Index, file?.Bytes ?? Encoding.UTF8.GetBytes(values[Pasted] ?? ""))
            );
        return checkedFile.TryGet(out var answer, out var problem)
            ? Shown(live, site, values, answer, null, 200)
            : Shown(live, site, values, null, problem, problem.Status);
    }

    private static async Task<IResult> ByApi(
        HttpContext context,
        LiveIndex live,
        PublicOptions site,
        string? kind = null,
        string? file = null,
        string? ecosystem = null,
        string? format = null
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        if (format is not (null or "json" or "sarif"))
            return Problem.Invalid("check.format", "There is no such format.", "Ask for json or sarif.").ToHttp();
        using var body = new PooledBuffer(64 * 1024);
        if (await RequestBody.Read(context, body, LockFileLimits.Bytes) is { } unread)
            return unread.ToHttp();
        var answer = Question.Of(kind, file, ecosystem).Then(question => question.Ask(live.Now.Index, body.Written));
        return answer.Succeeded && (format == "sarif" || (format is null && WantsSarif(context.Request)))
            ? TypedResults.Bytes(CheckSarif.Write(CheckResponse.Of(answer.Value), file, site), CheckSarif.ContentType)
            : answer.ToHttp(CheckResponse.Of).Result;
    }

    private static bool WantsSarif(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .Accept.Any(type =>
                type.MediaType.Equals(CheckSarif.ContentType, StringComparison.OrdinalIgnoreCase)
                && type.Quality is not 0
            );

    private static IResult Shown(
        LiveIndex live,
        PublicOptions site,
        FormValues values,
        CheckAnswer? answer,
        Problem? problem,
        int status
    ) =>
        PageResult.Of<CheckPage>(
            new
            {
                live.Now.Index.Ecosystems,
                Values = values,
                Answer = answer,
                Problem = problem,
                Options = site,
            },
            status
        );

    // What is said about the file, understood.
    private sealed record Question(LockFileKind? Kind, string? File, string? Ecosystem)
    {
        public static Result<Question> Of(string? kind, string? file, string? ecosystem)
        {
            LockFileKind? chosen = null;
            if (!string.IsNullOrEmpty(kind))
            {
                if (!Enum.TryParse<LockFileKind>(kind, ignoreCase: true, out var known) || !Enum.IsDefined(known))
                    return Problem.Invalid(
                        "check.kind",
                        "This kind of file is not known here.",
                        $"Leave it out, or choose one of {string.Join(", ", Enum.GetNames<LockFileKind>())}."
                    );
                chosen = known;
            }
            return ecosystem?.Length > 100
                ? Problem.Invalid("check.ecosystem", "No ecosystem has so long a name.")
                : new Question(chosen, file, string.IsNullOrWhiteSpace(ecosystem) ? null : ecosystem.Trim());
        }

        public Result<CheckAnswer> Ask(AdvisoryIndex index, ReadOnlyMemory<byte> utf8) =>
            LockFileReader
                .Read(utf8, Kind, File, Ecosystem)
                .Map(read => new CheckAnswer(read, CheckedPackages.Of(index, read.Packages)));
    }
}

/// <summary>A file that was read, and what is affected of it.</summary>
public sealed record CheckAnswer(LockFile File, CheckedPackages Checked);
