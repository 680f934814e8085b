using Microsoft.AspNetCore.Builder;
using Tocsin.Web.Assets;
using Tocsin.Web.Http;
using Tocsin.Web.Layout;

namespace Tocsin.Web.Tests;

/// <summary>Leaves every component as files in <c>artifacts/gallery</c>, to be looked at in a browser.</summary>
public sealed class GalleryTests
{
    [Theory]
    [InlineData(SiteKind.Public, "article")]
    [InlineData(SiteKind.Intake, "form")]
    [InlineData(SiteKind.Workspace, "queue")]
    public async Task Every_component_renders_without_inline_style_or_script(SiteKind kind, string part)
    {
        var site = TestHost.PublicSite with
        {
            Kind = kind,
            FootLinks = [new("Policy", "/policy"), new("Privacy", "/privacy")],
        };
        await using var host = await TestHost.Start(app =>
        {
            app.MapAssets();
            app.MapGet(
                "/",
                () =>
                    PageResult.Of<Gallery>(
                        new
                        {
                            Site = site,
                            Part = part,
                            Now = SampleRecord.Full.Published!.Value,
                            Record = SampleRecord.Full,
                        }
                    )
            );
        });

        var html = await host.Client.GetStringAsync("/");
        html.ShouldNotContain(" style=");
        html.ShouldNotContain(" onclick");
        html.ShouldNotContain("<style");

        var folder = Path.Combine(SharedData.Root(), "artifacts/gallery");
        Directory.CreateDirectory(folder);
        foreach (var asset in new[] { SharedAssets.StyleSheet, SharedAssets.Script, SharedAssets.Icon })
        {
            html.ShouldContain(asset.Path);
            var file = Path.GetFileName(asset.Path);
            await File.WriteAllBytesAsync(Path.Combine(folder, file), await host.Client.GetByteArrayAsync(asset.Path));
            html = html.Replace(asset.Path, file);
        }
        await File.WriteAllTextAsync(Path.Combine(folder, part + ".html"), html);
    }
}
