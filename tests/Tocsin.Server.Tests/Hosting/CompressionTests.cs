using Tocsin.Tests.Hosting;

namespace Tocsin.Server.Tests.Hosting;

public sealed class CompressionTests
{
    [Fact]
    public async Task Public_pages_are_compressed_and_pages_with_secrets_never_are()
    {
        await using var tocsin = await TocsinProcess.Start();

        foreach (var page in (string[])["/", "/advisories", "/check"])
            (await Coding(tocsin.Public, page)).ShouldBe("br", page);
        (await Coding(tocsin.Intake, "/")).ShouldBeEmpty();
        (await Coding(tocsin.Workspace, "/sign-in")).ShouldBeEmpty();
    }

    private static async Task<string> Coding(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return string.Join(',', answer.Content.Headers.ContentEncoding);
    }
}
