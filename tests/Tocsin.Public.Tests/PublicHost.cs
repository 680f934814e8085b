using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Exports;
using Tocsin.Advisories.Imports;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Public.Storage;
using Tocsin.Standards.Osv;
using Tocsin.Web.Http;

namespace Tocsin.Public.Tests;

/// <summary>The public site on a real server and a real database, for one test.</summary>
public sealed class PublicHost : IAsyncDisposable
{
    private readonly TestDatabase<PublicDb> database;
    private readonly WebApplication app;

    private PublicHost(TestDatabase<PublicDb> database, WebApplication app) =>
        (this.database, this.app, Http) = (
            database,
            app,
            new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
            {
                BaseAddress = new Uri(app.Urls.Single()),
            }
        );

    public HttpClient Http { get; }

    public IServiceProvider Services => app.Services;

    public PublicStore Store => app.Services.GetRequiredService<PublicStore>();

    public LiveIndex Live => app.Services.GetRequiredService<LiveIndex>();

    /// <summary>With these records published and in the index.</summary>
    public static Task<PublicHost> With(params string[] records) => Start(options => options, records);

    /// <summary>With nothing published, in front of a registry.</summary>
    public static Task<PublicHost> Over(Uri registry) => Start(options => options with { Registry = registry }, []);

    /// <summary>With nothing published, for a programme that is a CNA.</summary>
    public static Task<PublicHost> Of(CveProvider cna) => Start(options => options with { Cna = cna }, []);

    /// <summary>For a programme that answers for these.</summary>
    public static Task<PublicHost> For(IReadOnlyList<string> products, params string[] records) =>
        Start(options => options with { Products = products }, records);

    private static async Task<PublicHost> Start(Func<PublicOptions, PublicOptions> set, string[] records)
    {
        var data = await TestDatabase.Migrated<PublicDb, PublicOnSqlite, PublicOnPostgres>(Provider.Sqlite);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Services.AddTocsinWeb();
        var options = new PublicOptions(new Uri("https://advisories.example"), "Example", data.Connection)
        {
            ReportOrigin = new("https://reports.example"),
        };
        builder.Services.AddPublic(set(options));
        var site = builder.Build();
        site.UseSecurityHeaders();
        site.UseProblemAnswers();
        site.UseRouting();
        site.UseCrossOriginReads();
        site.MapPublic();
        await site.StartAsync();
        var host = new PublicHost(data, site);
        await host.Publish(records);
        return host;
    }

    /// <summary>Publishes and waits until readers see it.</summary>
    public async Task Publish(params string[] records)
    {
        await Store.Import(records.Select(Document).ToAsyncEnumerable(), default);
        await CaughtUp();
    }

    /// <summary>Imports a source and waits until readers see it.</summary>
    public async Task Import(string path)
    {
        using var source = ImportSource.Open(path, new ImportRules()).Value;
        await Store.Import(source.ReadAsync().OfType<Taken>().Select(taken => taken.ToDocument()), default);
        await CaughtUp();
    }

    /// <summary>Publishes documents of whatever kind and waits until readers see them.</summary>
    public async Task Publish(params PublishedDocument[] documents)
    {
        await Store.Publish(documents, default);
        await CaughtUp();
    }

    private async Task CaughtUp()
    {
        var generation = await Store.Generation(default);
        while (!Live.IsReady || Live.Now.Generation < generation)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, default);
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> Post(string path, string json) =>
        await Read(await Http.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json")));

    public async Task<(HttpStatusCode Status, JsonElement Body)> Get(string path) =>
        await Read(await Http.GetAsync(path));

    public async Task<HttpResponseMessage> GetPage(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        return await Http.SendAsync(request);
    }

    public static async Task<(HttpStatusCode Status, JsonElement Body)> Read(HttpResponseMessage response) =>
        (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    private static PublishedDocument Document(string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var record = OsvReader.Read(body).Value;
        return new(PublishedDocument.Advisory, record.Id, 1, record.Modified, body);
    }
}
