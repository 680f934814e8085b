using Microsoft.Playwright;
using Tocsin.Tests.Hosting;

namespace Tocsin.Browser.Tests;

/// <summary>The real server with a data directory of its own, and a Chromium to visit it with.</summary>
public class ARunningTocsin : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? chromium;
    private TocsinProcess? server;

    internal TocsinProcess Server => server!;

    /// <summary>More of what can be typed after <c>./run</c>.</summary>
    protected virtual IReadOnlyList<string> Options => [];

    public async Task InitializeAsync()
    {
        if (!File.Exists(ChromiumFactAttribute.Chromium))
            return; // every test that would come here is skipped
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = ChromiumFactAttribute.Chromium,
                Args =
                [
                    .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    "--disable-quic",
                ],
            }
        );
        server = await TocsinProcess.Start([
            "--cna-id",
            "6f2b7a0c-6b1e-4d2f-9c35-2d7a1f0e8b41",
            "--cna-name",
            "example",
            .. Options,
        ]);
    }

    public async Task DisposeAsync()
    {
        if (chromium is not null)
            await chromium.CloseAsync();
        playwright?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }

    /// <summary>Somebody's own browser, on a desk.</summary>
    internal Task<OwnBrowser> Desk(bool scripts = true) => OwnBrowser.Open(chromium!, scripts, 1280, 860);

    /// <summary>Somebody's own browser, on a phone.</summary>
    internal Task<OwnBrowser> Phone(bool scripts = true) => OwnBrowser.Open(chromium!, scripts, 360, 740);
}

/// <summary>One server and one Chromium serve every test of this assembly.</summary>
[CollectionDefinition(Name)]
public sealed class OneTocsin : ICollectionFixture<ARunningTocsin>
{
    public const string Name = "one Tocsin";
}
