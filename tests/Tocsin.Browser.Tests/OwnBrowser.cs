using Microsoft.Playwright;

namespace Tocsin.Browser.Tests;

/// <summary>One person's browser, with nothing of anybody else's in it, and everything that it complained of.</summary>
internal sealed class OwnBrowser : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];
    private readonly HashSet<string> pages = new(StringComparer.Ordinal);

    private OwnBrowser(IBrowserContext context, IPage page, bool scripts)
    {
        (this.context, Page, Scripts) = (context, page, scripts);
        page.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        page.PageError += (_, error) => Complain(error);
        page.Request += (_, asked) => Note(asked);
        page.RequestFailed += (_, failed) => Complain($"{failed.Method} {failed.Url}: {failed.Failure}");
        page.Console += (_, said) => Hear(said);
    }

    public IPage Page { get; }

    /// <summary>Whether pages may run scripts.</summary>
    public bool Scripts { get; }

    public static async Task<OwnBrowser> Open(IBrowser chromium, bool scripts, int width, int height)
    {
        var own = await chromium.NewContextAsync(
            new()
            {
                JavaScriptEnabled = scripts,
                ViewportSize = new() { Width = width, Height = height },
                ReducedMotion = ReducedMotion.Reduce, // no colour is measured half-way
            }
        );
        return new(own, await own.NewPageAsync(), scripts);
    }

    public Task Go(string address) => Page.GotoAsync(address);

    /// <summary>Presses the one button that is called so, and waits for the page that it leads to.</summary>
    public Task Press(string button) => Press(Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    public Task Press(ILocator button) => Arrive(() => button.ClickAsync());

    public Task Follow(string link) =>
        Arrive(() => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync());

    /// <summary>Follows a link of the head's navigation.</summary>
    public Task Visit(string link) =>
        Arrive(() =>
            Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })
                .GetByRole(AriaRole.Link, new() { Name = link, Exact = true })
                .ClickAsync()
        );

    /// <summary>Types into the field that is called so.</summary>
    public Task Write(string label, string text) => Page.GetByLabel(label).FillAsync(text);

    public Task Tick(string label) => Page.GetByLabel(label, new() { Exact = true }).CheckAsync();

    /// <summary>Opens what can be unfolded.</summary>
    public Task Unfold(string summary) => Page.Locator("summary", new() { HasText = summary }).ClickAsync();

    public Task<string> Heading() => Page.Locator("h1").InnerTextAsync();

    public Task<string> Text() => Page.Locator("main").InnerTextAsync();

    /// <summary>Reads the page anew until it shows something: what happens behind it takes its time.</summary>
    public async Task Await(ILocator something)
    {
        for (var tries = 0; await something.CountAsync() == 0; tries++)
        {
            tries.ShouldBeLessThan(200, $"{Page.Url} never showed {something}");
            await Task.Delay(TimeSpan.FromMilliseconds(150), TimeProvider.System);
            await Page.ReloadAsync();
        }
    }

    public void Complain(string of)
    {
        lock (complaints)
            complaints.Add(of);
    }

    /// <summary>No script failed, no policy blocked anything, nothing was missing, too wide or beyond anybody's reach.</summary>
    public void ShouldNotHaveComplained() => complaints.ShouldBeEmpty(string.Join("\n", complaints));

    public ValueTask DisposeAsync() => new(context.CloseAsync());

    private async Task Arrive(Func<Task> leave)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Page.DOMContentLoaded += Arrived;
        await leave();
        await arrived.Task.WaitAsync(Patience);
        Page.DOMContentLoaded -= Arrived;

        void Arrived(object? sender, IPage page) => arrived.TrySetResult();
    }

    private void Note(IRequest asked)
    {
        if (asked.IsNavigationRequest)
            pages.Add(asked.Url);
    }

    private void Hear(IConsoleMessage said)
    {
        // a form that was refused is a page with a status of 4xx, which Chromium takes for a mistake
        var refusal =
            said.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
            && pages.Any(page => said.Location.StartsWith(page, StringComparison.Ordinal));
        if (said.Type is "error" or "warning" && !refusal)
            Complain($"{said.Location}: {said.Text}");
    }
}
