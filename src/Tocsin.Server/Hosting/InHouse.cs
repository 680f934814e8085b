using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Hosting;

/// <summary>
/// A role's application that nobody outside reaches: it listens nowhere, runs no jobs, and answers as the one that is served does.
/// </summary>
internal sealed class InHouse : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly RequestDelegate pipeline;
    private readonly string host;

    private InHouse(WebApplication app, RequestDelegate pipeline, string host) =>
        (this.app, this.pipeline, this.host) = (app, pipeline, host);

    public IServiceProvider Services => app.Services;

    public static async Task<Result<InHouse>> Build(
        Role role,
        RoleParts parts,
        ProcessParts process,
        CancellationToken cancel
    )
    {
        if (!(await RoleHost.Build(role, parts, process, cancel)).TryGet(out var app, out var unfit))
            return unfit;
        await parts.Warm(app.Services, cancel);
        // what starting the host would do: routing has to end somewhere
        app.UseEndpoints(_ => { });
        return new InHouse(app, ((IApplicationBuilder)app).Build(), process.Options.Origins[role].Host);
    }

    /// <summary>GET without a word on encodings; the content type, or null for any other status than 200.</summary>
    public async Task<string?> Ask(string path, Stream to, CancellationToken cancel)
    {
        var response = new HttpResponseFeature();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(
            new HttpRequestFeature
            {
                Method = HttpMethods.Get,
                Scheme = Uri.UriSchemeHttp,
                Path = path,
                Protocol = HttpProtocol.Http11,
                Headers = new HeaderDictionary { [HeaderNames.Host] = host },
            }
        );
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(to));
        await using var scope = app.Services.CreateAsyncScope();
        var context = new DefaultHttpContext(features)
        {
            RequestServices = scope.ServiceProvider,
            RequestAborted = cancel,
        };
        await pipeline(context);
        await context.Response.CompleteAsync();
        return response.StatusCode == StatusCodes.Status200OK ? context.Response.ContentType : null;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
