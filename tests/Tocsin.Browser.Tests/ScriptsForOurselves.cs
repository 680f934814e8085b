using Microsoft.Playwright;

namespace Tocsin.Browser.Tests;

/// <summary>
/// axe is a script that waits for itself, and where scripts are off it would wait for ever. The page's own scripts were not
/// loaded then and are not now.
/// </summary>
internal sealed class ScriptsForOurselves : IAsyncDisposable
{
    private readonly ICDPSession? session;

    private ScriptsForOurselves(ICDPSession? session) => this.session = session;

    public static async Task<ScriptsForOurselves> Allow(OwnBrowser browser)
    {
        if (browser.Scripts)
            return new(null);
        var session = await browser.Page.Context.NewCDPSessionAsync(browser.Page);
        await Disable(session, false);
        return new(session);
    }

    public async ValueTask DisposeAsync()
    {
        if (session is null)
            return;
        await Disable(session, true);
        await session.DetachAsync();
    }

    private static Task Disable(ICDPSession session, bool value) =>
        session.SendAsync(
            "Emulation.setScriptExecutionDisabled",
            new Dictionary<string, object> { ["value"] = value }
        );
}
