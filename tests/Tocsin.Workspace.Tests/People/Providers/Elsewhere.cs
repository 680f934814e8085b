using System.Diagnostics;
using System.Net.Http.Json;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Tests.People.Providers;

/// <summary>The provider's process, and somebody's way through it.</summary>
public sealed class Elsewhere : IAsyncLifetime, IDisposable
{
    private readonly string secret = Path.GetTempFileName();
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private Process process = null!;

    public Uri Url { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(secret, ElsewhereProcess.Secret + "\n");
        process = Process.Start(
            new ProcessStartInfo("dotnet", ["exec", typeof(Elsewhere).Assembly.Location])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var line = await process.StandardOutput.ReadLineAsync();
        Url = new(line ?? throw new InvalidOperationException("the provider did not start"));
    }

    public async Task DisposeAsync()
    {
        // that is how it is told to end
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        File.Delete(secret);
    }

    public void Dispose()
    {
        process.Dispose();
        http.Dispose();
    }

    /// <summary>A workspace where one can sign in by the word of this provider, as OpenID Connect and as GitHub.</summary>
    public Task<TestWorkspace> Workspace(Provider provider = Provider.Sqlite, bool proves = false) =>
        TestWorkspace.Start(
            provider,
            change: options =>
                options with
                {
                    Providers =
                    [
                        new IdentityProvider.OpenId(
                            Url.GetLeftPart(UriPartial.Authority),
                            "Example SSO",
                            ElsewhereProcess.ClientId,
                            secret,
                            proves
                        ),
                        new IdentityProvider.GitHub(Url, ElsewhereProcess.ClientId, secret, proves),
                    ],
                }
        );

    /// <summary>Who is there from now on, and how the provider behaves.</summary>
    internal async Task Orders(TestWorkspace tocsin, Func<Orders, Orders>? change = null)
    {
        var orders = new Orders(tocsin.Clock.GetUtcNow().ToUnixTimeSeconds());
        using var taken = await http.PostAsJsonAsync(new Uri(Url, "/orders"), change?.Invoke(orders) ?? orders);
        taken.EnsureSuccessStatusCode();
    }

    /// <summary>Signs in: there and back.</summary>
    public async Task<TestAnswer> SignIn(TestBrowser browser, string path = "/sign-in/with/openid") =>
        await Return(browser, await browser.Page(path));

    /// <summary>Links: the page that goes on, there and back.</summary>
    public async Task<TestAnswer> Link(TestBrowser browser, string provider = "openid") =>
        await Return(browser, await browser.Submit($"/me/logins/{provider}"));

    /// <summary>From where the browser was sent, back to where the provider sent it.</summary>
    public async Task<TestAnswer> Return(TestBrowser browser, TestAnswer sent) => await browser.Page(await Back(sent));

    /// <summary>The path that the provider sends a browser back to.</summary>
    public async Task<string> Back(TestAnswer sent)
    {
        var there = sent.Location ?? sent.Headers["Refresh"]["0;url=".Length..];
        using var answer = await http.GetAsync(new Uri(there));
        ((int)answer.StatusCode).ShouldBe(302, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.PathAndQuery;
    }
}
