using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tocsin.Web.Http;
using Tocsin.Web.Layout;

namespace Tocsin.Web.Tests;

/// <summary>A real server on a loopback port, with the parts of Tocsin.Web in it.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestHost(WebApplication app, HttpClient client, List<string> log) =>
        (this.app, Client, Log) = (app, client, log);

    /// <summary>Follows no redirects and keeps no cookies.</summary>
    public HttpClient Client { get; }

    /// <summary>Everything that was logged, at any level.</summary>
    public List<string> Log { get; }

    public static Site PublicSite { get; } =
        new(SiteKind.Public, "Example Security", "https://security.example")
        {
            Links = [new("Advisories", "/advisories"), new("Feed", "/feed.atom")],
        };

    public static async Task<TestHost> Start(Action<WebApplication> map, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        List<string> log = [];
        builder.Logging.ClearProviders().AddProvider(new LogList(log)).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddTocsinWeb();
        builder.Services.AddSingleton(PublicSite);
        services?.Invoke(builder.Services);
        var built = builder.Build();
        map(built);
        await built.StartAsync();
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(built.Urls.Single()),
        };
        return new(built, client, log);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    private sealed class LogList(List<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            lock (log)
                log.Add(formatter(state, exception) + exception);
        }

        public void Dispose() { }
    }
}
