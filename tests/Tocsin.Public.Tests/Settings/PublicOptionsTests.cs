using Tocsin.Public.Settings;

namespace Tocsin.Public.Tests.Settings;

public sealed class PublicOptionsTests
{
    private static readonly PublicOptions Sound = new(new Uri("https://a.example"), "A", "Data Source=a.db");

    [Theory]
    [InlineData("https://a.example", true)]
    [InlineData("https://a.example:8443", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://a.example", false)]
    [InlineData("https://a.example/path", false)]
    [InlineData("https://user@a.example", false)]
    [InlineData("ftp://a.example", false)]
    [InlineData("/relative", false)]
    public void An_origin_is_scheme_host_and_port_and_https_off_this_machine(string origin, bool sound) =>
        (Sound with { Origin = new Uri(origin, UriKind.RelativeOrAbsolute) }).Checked().Succeeded.ShouldBe(sound);

    [Fact]
    public void Every_fault_is_told_at_once() =>
        new PublicOptions(new Uri("ftp://x"), "", "", "tcs")
            .Checked()
            .Problem!.Faults.Select(fault => fault.Path)
            .ShouldBe(["Origin", "SiteName", "Connection", "AdvisoryPrefix"]);

    [Fact]
    public void Own_advisories_are_known_by_their_prefix()
    {
        Sound.IsOwn("TCS-2026-1").ShouldBeTrue();
        Sound.IsOwn("TCSX-2026-1").ShouldBeFalse();
        Sound.IsOwn("GHSA-1").ShouldBeFalse();
        Sound.IsOwn("TCS").ShouldBeFalse();
    }
}
