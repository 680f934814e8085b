using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tocsin.Web.Outbound;

namespace Tocsin.Public.Tests.Sources;

/// <summary>Serves files over https as a bucket does, with tags, and keeps what it was asked.</summary>
internal sealed class ADumpServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly X509Certificate2 certificate;

    private ADumpServer(WebApplication app, X509Certificate2 certificate) =>
        (this.app, this.certificate) = (app, certificate);

    public string Address => app.Urls.Single().Replace("127.0.0.1", "localhost");

    /// <summary>By path, without the leading slash.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Where a path redirects to.</summary>
    public ConcurrentDictionary<string, string> Redirects { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The headers of the last request.</summary>
    public IHeaderDictionary? Headers { get; private set; }

    public static async Task<ADumpServer> Start()
    {
        var own = ACertificate();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(own))
        );
        var built = builder.Build();
        var server = new ADumpServer(built, own);
        built.Run(server.Answer);
        await built.StartAsync();
        return server;
    }

    /// <summary>Fetches as production does, but trusts this server's certificate, and by the rule that is given.</summary>
    public Fetch Fetch(AddressRule rule)
    {
        var handler = OutboundHandler.Make(rule);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, theirs, _, _) =>
            theirs?.GetCertHashString() == certificate.GetCertHashString();
        return new(handler, TimeProvider.System);
    }

    public void Put(string path, string text) => Files[path] = Encoding.UTF8.GetBytes(text);

    /// <summary>Puts a zip, a list of changes and each record, as OSV's buckets have them.</summary>
    public void PutDump(string folder, params (string Id, string Json)[] records)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (id, json) in records)
            {
                using var entry = zip.CreateEntry($"{id}.json").Open();
                entry.Write(Encoding.UTF8.GetBytes(json));
            }
        }
        Files[$"{folder}/all.zip"] = buffer.ToArray();
        PutChanges(folder, records);
    }

    /// <summary>The same without the zip.</summary>
    public void PutChanges(string folder, params (string Id, string Json)[] records)
    {
        foreach (var (id, json) in records)
            Put($"{folder}/{id}.json", json);
        var lines = records.Select(r =>
            $"{System.Text.Json.JsonDocument.Parse(r.Json).RootElement.GetProperty("modified")},{r.Id}"
        );
        Put($"{folder}/modified_id.csv", string.Join('\n', lines.OrderDescending()) + "\n");
    }

    public string[] TakeAsked()
    {
        var asked = Asked.ToArray();
        Asked.Clear();
        return [.. asked.Order(StringComparer.Ordinal)];
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        certificate.Dispose();
    }

    private async Task Answer(HttpContext context)
    {
        var path = Uri.UnescapeDataString(context.Request.Path.Value!.TrimStart('/'));
        Asked.Enqueue(path);
        Headers = context.Request.Headers;
        if (Redirects.TryGetValue(path, out var elsewhere))
        {
            context.Response.Redirect(elsewhere);
            return;
        }
        if (!Files.TryGetValue(path, out var body))
        {
            context.Response.StatusCode = 404;
            return;
        }
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
            context.Response.StatusCode = 304;
        else
            await context.Response.Body.WriteAsync(body);
    }

    private static X509Certificate2 ACertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
