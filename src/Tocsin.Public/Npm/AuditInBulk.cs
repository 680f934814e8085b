using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;

namespace Tocsin.Public.Npm;

/// <summary>
/// POST /-/npm/v1/security/advisories/bulk: what <c>npm audit</c> and its relatives ask: <c>{"name":["1.0.0"]}</c>. Answers with
/// the advisories that affect at least one of the versions sent; the client compares them again by <c>vulnerable_versions</c>.
/// </summary>
internal static class AuditInBulk
{
    private const string Path = "/-/npm/v1/security/advisories/bulk";

    public static void Map(IEndpointRouteBuilder routes, LiveIndex live, PublicOptions site)
    {
        Func<AffectedPackage, NpmAnswer> make = package => NpmAnswer.Of(package, site);
        foreach (var prefix in (string[])["", "/npm"])
        {
            routes
                .MapPost(prefix + Path, (RequestDelegate)(context => Handle(context, live, make)))
                .WithBodyLimit(NpmLimits.LargestAudit)
                .AllowCrossOriginRead()
                .AllowAnonymous();
        }
    }

    private static async Task Handle(HttpContext context, LiveIndex live, Func<AffectedPackage, NpmAnswer> make)
    {
        using var body = new PooledBuffer(64 * 1024);
        var problem = await RequestBody.Read(context, body, NpmLimits.LargestAudit);
        using var answer = new PooledBuffer(16 * 1024);
        problem ??= Answer(body.Written.Span, answer, live.Now.Index, make);
        if (problem is null)
            await ByteAnswer.Send(context, answer.Written, ByteAnswer.Json);
        else
            await problem.ToHttp().ExecuteAsync(context);
    }

    private static Problem? Answer(
        ReadOnlySpan<byte> utf8,
        PooledBuffer to,
        AdvisoryIndex index,
        Func<AffectedPackage, NpmAnswer> make
    )
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 8 });
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                return NotJson;
            to.Add("{"u8);
            var npm = index.Ecosystem("npm");
            var (packages, versions) = (0, 0);
            // once: clearing it takes longer than finding a package
            Span<char> text = stackalloc char[NpmText.Longest];
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (++packages > NpmLimits.MostPackages || versions > NpmLimits.MostVersions)
                    return TooMany;
                if (to.Length > NpmLimits.LargestAnswer)
                    return TooMany;
                versions += Package(ref reader, to, text, npm, make);
            }
            to.Add("}"u8);
            return reader.Read() ? NotJson : null;
        }
        catch (JsonException)
        {
            return NotJson;
        }
    }

    // How many versions it had. What is no name or no version is read over: nothing can be known of it.
    private static int Package(
        ref Utf8JsonReader reader,
        PooledBuffer to,
        scoped Span<char> text,
        EcosystemAdvisories npm,
        Func<AffectedPackage, NpmAnswer> make
    )
    {
        var known = NpmText.TryRead(ref reader, text, out var name) ? npm.Package(text[..name]) : default;
        reader.Read();
        if (known.All.IsEmpty || reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return 1;
        }
        var rented = known.All.Length > 64 ? ArrayPool<bool>.Shared.Rent(known.All.Length) : null;
        var hit = rented is null ? stackalloc bool[known.All.Length] : rented.AsSpan(0, known.All.Length);
        hit.Clear();
        try
        {
            var versions = Versions(ref reader, text, known, hit);
            Write(to, known.All, hit, make);
            return versions;
        }
        finally
        {
            if (rented is not null)
                ArrayPool<bool>.Shared.Return(rented);
        }
    }

    private static int Versions(
        ref Utf8JsonReader reader,
        scoped Span<char> text,
        scoped PackageAdvisories known,
        scoped Span<bool> hit
    )
    {
        var count = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
        {
            if (reader.TokenType != JsonTokenType.String || !NpmText.TryRead(ref reader, text, out var length))
            {
                reader.Skip();
                continue;
            }
            var version = known.Version(text[..length]);
            for (var i = 0; i < hit.Length; i++)
                hit[i] = hit[i] || known.All[i].Versions.Contain(version);
        }
        return count;
    }

    private static void Write(
        PooledBuffer to,
        ReadOnlySpan<AffectedPackage> candidates,
        ReadOnlySpan<bool> hit,
        Func<AffectedPackage, NpmAnswer> make
    )
    {
        var any = false;
        for (var i = 0; i < hit.Length; i++)
        {
            if (!hit[i])
                continue;
            var answer = candidates[i].Answer(make);
            if (any)
                to.Add(","u8);
            else
            {
                // behind the opening brace there is no comma
                to.Add(to.Length > 1 ? ","u8 : []);
                to.Add(answer.Name.Span);
                to.Add("["u8);
            }
            any = true;
            to.Add(answer.Advisory.Span);
        }
        if (any)
            to.Add("]"u8);
    }

    private static Problem NotJson =>
        Problem.Invalid("npm.not-json", "The body is not a JSON object of package names and lists of versions.");

    private static Problem TooMany =>
        new("npm.too-many", 413, "That is more than one audit can hold.", "Ask for fewer packages at a time.");
}
