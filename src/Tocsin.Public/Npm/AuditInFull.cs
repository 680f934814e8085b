using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;

namespace Tocsin.Public.Npm;

/// <summary>
/// POST /-/npm/v1/security/audits and audits/quick: what npm 6 to 10, Yarn 1 and pnpm up to 10 ask: the whole tree of what is
/// installed. Answers with the advisories, where each was found, and what can be done (see <see cref="AuditReport"/>).
/// </summary>
internal static class AuditInFull
{
    private static readonly string[] Paths = ["/-/npm/v1/security/audits", "/-/npm/v1/security/audits/quick"];

    public static void Map(IEndpointRouteBuilder routes, LiveIndex live, PublicOptions site)
    {
        foreach (var path in (string[])[.. Paths, .. Paths.Select(path => "/npm" + path)])
        {
            routes
                .MapPost(path, (RequestDelegate)(context => Handle(context, live, site)))
                .WithBodyLimit(NpmLimits.LargestTree)
                .AllowCrossOriginRead()
                .AllowAnonymous();
        }
    }

    private static async Task Handle(HttpContext context, LiveIndex live, PublicOptions site)
    {
        var index = live.Now.Index;
        var found = (await SentTree.Read(context))
            .Then(InstalledTree.Of)
            .Then(tree =>
                AuditFindings
                    .In(tree, index)
                    .Then(findings => InstalledPaths.To(findings, tree).Map(paths => (tree, findings, paths)))
            );
        if (!found.TryGet(out var audit, out var problem))
        {
            await problem.ToHttp().ExecuteAsync(context);
            return;
        }
        using var answer = new PooledBuffer(16 * 1024);
        if (new AuditReport(audit.tree, audit.findings, audit.paths).TryWrite(answer, index, site))
            await ByteAnswer.Send(context, answer.Written, ByteAnswer.Json);
        else
            await AuditFindings.TooLarge.ToHttp().ExecuteAsync(context);
    }
}

/// <summary>The JSON body of a request that sends a tree.</summary>
internal static class SentTree
{
    /// <summary>Refuses what is too large or no JSON; the elements stay valid.</summary>
    public static async Task<Result<JsonElement>> Read(HttpContext context)
    {
        using var body = new PooledBuffer(64 * 1024);
        if (await RequestBody.Read(context, body, NpmLimits.LargestTree) is { } unread)
            return unread;
        try
        {
            // a value that does not end with the pooled bytes
            using var sent = JsonDocument.Parse(body.Written, new() { MaxDepth = NpmLimits.DeepestTree });
            return sent.RootElement.Clone();
        }
        catch (JsonException broken)
        {
            return Problem.Invalid(
                "npm.not-json",
                $"The body is no JSON that can be read here (line {broken.LineNumber + 1}).",
                $"It may nest {NpmLimits.DeepestTree:N0} levels deep at most."
            );
        }
    }
}
