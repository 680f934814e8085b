using System.IO.Compression;
using System.Net;
using Tocsin.Web.Assets;

namespace Tocsin.Web.Tests.Assets;

public sealed class AssetRoutesTests
{
    [Fact]
    public async Task The_style_sheet_comes_whole_immutable_and_with_its_length()
    {
        await using var host = await TestHost.Start(app => app.MapAssets());

        var answer = await host.Client.GetAsync(SharedAssets.StyleSheet.Path);
        var body = await answer.Content.ReadAsByteArrayAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/css; charset=utf-8");
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        answer.Content.Headers.ContentLength.ShouldBe(body.Length);
        System.Text.Encoding.UTF8.GetString(body).ShouldContain("prefers-color-scheme: dark");
    }

    [Fact]
    public async Task Compressed_it_is_the_same()
    {
        await using var host = await TestHost.Start(app => app.MapAssets());
        using var request = new HttpRequestMessage(HttpMethod.Get, SharedAssets.Script.Path);
        request.Headers.Add("Accept-Encoding", "gzip, br");

        var answer = await host.Client.SendAsync(request);
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        using var plain = new MemoryStream();
        await using (
            var brotli = new BrotliStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress)
        )
            await brotli.CopyToAsync(plain);

        plain.ToArray().ShouldBe(await host.Client.GetByteArrayAsync(SharedAssets.Script.Path));
    }

    [Fact]
    public async Task Who_has_it_is_told_so_and_who_asks_for_the_head_gets_no_body()
    {
        await using var host = await TestHost.Start(app => app.MapAssets());
        using var again = new HttpRequestMessage(HttpMethod.Get, SharedAssets.Icon.Path);
        again.Headers.TryAddWithoutValidation("If-None-Match", $"\"other\", W/{SharedAssets.Icon.EntityTag}");
        (await host.Client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        using var head = new HttpRequestMessage(HttpMethod.Head, SharedAssets.Icon.Path);
        var answer = await host.Client.SendAsync(head);
        answer.Content.Headers.ContentLength.ShouldBe(SharedAssets.Icon.Bytes.Length);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }
}
