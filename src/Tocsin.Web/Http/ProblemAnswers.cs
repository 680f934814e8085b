using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tocsin.Standards.Problems;

namespace Tocsin.Web.Http;

/// <summary>
/// The last word where nobody else had one: an unmatched path, a body that could not be bound, an exception. Answers with
/// a calm page or problem details and says nothing of what happened inside.
/// </summary>
public sealed partial class ProblemAnswers(RequestDelegate next, ILogger<ProblemAnswers> log)
{
    public static Problem Broken { get; } =
        new(
            "server.broken",
            500,
            "Something broke on our side.",
            "Try again in a while; nothing you sent was lost on purpose."
        );

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (IsBare(context.Response) && For(context.Response.StatusCode) is { } problem)
                await PageResult.Answer(context.Request, problem).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
        }
        catch (Exception broken) when (!context.Response.HasStarted)
        {
            await Answer(context, broken);
        }
    }

    private async Task Answer(HttpContext context, Exception broken)
    {
        var problem = broken is BadHttpRequestException bad ? For(bad.StatusCode) ?? For(400)! : Broken;
        if (problem == Broken)
            Log(log, broken);
        context.Response.Clear();
        await PageResult.Answer(context.Request, problem).ExecuteAsync(context);
    }

    private static bool IsBare(HttpResponse response) =>
        response is { HasStarted: false, ContentLength: null, ContentType: null, StatusCode: >= 400 };

    private static Problem? For(int status) =>
        status switch
        {
            404 => Problem.NotFound,
            400 => Problem.Invalid("request.malformed", "This request could not be understood."),
            401 => new("sign-in.needed", 401, "This needs you to be signed in.", "Sign in and try again."),
            403 => Problem.Forbidden("not-allowed", "You may not do this."),
            405 => new("method.not-allowed", 405, "This cannot be done with that method."),
            408 => new("request.too-slow", 408, "The request took too long to arrive.", "Send it again."),
            411 or 413 => new("request.too-large", 413, "This is more than can be taken at once.", "Send less."),
            415 => new("request.type", 415, "This is not in a format that can be read here."),
            429 => new("too-many", 429, "That was a lot in a short time.", "Wait a minute and try again."),
            503 => new("server.busy", 503, "This is not available at the moment.", "Try again in a while."),
            >= 400 and < 500 => new("request.refused", status, "This request was refused."),
            >= 500 => Broken,
            _ => null,
        };

    // The message of an exception may quote what was being worked on; its type and where it was thrown cannot.
    private static void Log(ILogger log, Exception broken)
    {
        for (Exception? at = broken; at is not null; at = at.InnerException)
            Threw(log, at.GetType().FullName!, new StackTrace(at, fNeedFileInfo: true).ToString());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request broke with {Type}\n{Trace}")]
    private static partial void Threw(ILogger logger, string type, string trace);
}

/// <summary>Puts <see cref="ProblemAnswers"/> around everything that follows.</summary>
public static class ProblemAnswersMiddleware
{
    /// <summary>Stands right after the security headers.</summary>
    public static IApplicationBuilder UseProblemAnswers(this IApplicationBuilder app) =>
        app.UseMiddleware<ProblemAnswers>();
}
