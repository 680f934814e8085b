using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Npm;
using Tocsin.Public.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;

namespace Tocsin.Public.Nsp;

/// <summary>
/// POST /check, as the Node Security Platform's client (nsp 3) asks: <c>{package, packagelock | shrinkwrap, exceptions}</c>. Answers
/// with a list of findings, one for each installed copy and advisory; exceptions name advisories by their address.
/// </summary>
internal static class CheckProject
{
    public static void Map(IEndpointRouteBuilder routes, LiveIndex live, PublicOptions site)
    {
        foreach (var path in (string[])["/check", "/nsp/check"])
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
        var found = (await SentTree.Read(context)).Then(sent =>
            Exceptions(sent)
                .Then(exceptions =>
                    Tree(sent)
                        .Then(tree =>
                            AuditFindings
                                .In(tree, index)
                                .Then(findings =>
                                    InstalledPaths.To(findings, tree).Map(paths => (exceptions, tree, findings, paths))
                                )
                        )
                )
        );
        if (!found.TryGet(out var check, out var problem))
        {
            await problem.ToHttp().ExecuteAsync(context);
            return;
        }
        using var answer = new PooledBuffer(16 * 1024);
        bool isWhole;
        using (var json = new Utf8JsonWriter(answer, new JsonWriterOptions { Encoder = NpmAnswer.Plain }))
            isWhole = TryWrite(json, check.tree.Project, check.findings, check.paths, check.exceptions, site);
        if (isWhole)
            await ByteAnswer.Send(context, answer.Written, ByteAnswer.Json);
        else
            await AuditFindings.TooLarge.ToHttp().ExecuteAsync(context);
    }

    // what package.json asks for is in the lock file too, as what the project requires
    private static Result<InstalledTree> Tree(JsonElement sent)
    {
        if (sent.ValueKind != JsonValueKind.Object)
            return NoLock;
        foreach (var name in (string[])["packagelock", "shrinkwrap"])
        {
            if (sent.TryGetProperty(name, out var locked) && locked.ValueKind == JsonValueKind.Object)
                return InstalledTree.Of(locked);
        }
        return NoLock;
    }

    private static Result<IReadOnlySet<string>> Exceptions(JsonElement sent)
    {
        var exceptions = new HashSet<string>(StringComparer.Ordinal);
        if (
            sent.ValueKind != JsonValueKind.Object
            || !sent.TryGetProperty("exceptions", out var list)
            || list.ValueKind != JsonValueKind.Array
        )
            return exceptions;
        if (list.GetArrayLength() > NspLimits.MostExceptions)
            return Problem.Invalid("nsp.exceptions", $"A check has at most {NspLimits.MostExceptions:N0} exceptions.");
        foreach (var one in list.EnumerateArray())
        {
            if (one.ValueKind == JsonValueKind.String)
                exceptions.Add(one.ToString());
        }
        return exceptions;
    }

    // every copy repeats the advisory's text: a few large ones can outgrow any answer
    private static bool TryWrite(
        Utf8JsonWriter json,
        InstalledPackage project,
        IReadOnlyList<AuditFinding> findings,
        InstalledPaths paths,
        IReadOnlySet<string> exceptions,
        PublicOptions site
    )
    {
        json.WriteStartArray();
        foreach (var finding in findings)
        {
            var advisory = NpmAdvisory.Of(finding.Package, site);
            if (exceptions.Contains(advisory.Url))
                continue;
            foreach (var copy in finding.Copies)
            {
                json.WriteStartObject();
                NspAdvisory.WriteCommon(json, advisory);
                json.WriteString("module", advisory.Package);
                json.WriteString("version", copy.Version);
                json.WriteString("advisory", advisory.Url);
                json.WriteStartArray("path");
                json.WriteStringValue($"{project.Name}@{project.Version}");
                foreach (var step in paths[copy])
                    json.WriteStringValue($"{step.Name}@{step.Version}");
                json.WriteEndArray();
                json.WriteEndObject();
                if (NpmAnswer.IsTooLarge(json))
                    return false;
            }
        }
        json.WriteEndArray();
        return true;
    }

    private static Problem NoLock =>
        Problem.Invalid(
            "nsp.no-lock",
            "There is neither a packagelock nor a shrinkwrap in the body.",
            "Check a project that has a package-lock.json or an npm-shrinkwrap.json: without one only the registry knows which versions would be installed."
        );
}
