using Tocsin.Server.Settings;

namespace Tocsin.Server.Tests.Settings;

public sealed class ServerOptionsTests
{
    [Fact]
    public void Without_any_setting_everything_has_its_default()
    {
        var options = ServerOptions.Read(SettingValues.None).Value;

        options.Roles.ShouldBeEmpty();
        options.Data.ShouldBe(Path.GetFullPath("data"));
        options.Origins[Role.Public].Url.ShouldBe("http://localhost:5080");
        options.Origins[Role.Workspace].Url.ShouldBe("http://localhost:5081");
        options.Origins[Role.Intake].Url.ShouldBe("http://localhost:5082");
        options.Databases.Cases.ShouldBe($"Data Source={options.Data}/cases/cases.db");
        options.Databases.Keys.ShouldBe($"Data Source={options.Data}/keys/keys.db");
        options.Programme.AdvisoryPrefix.ShouldBe("TCS");
        options.Smtp.ShouldBeNull();
        options.Samples.ShouldBeTrue();
        options.MasterKey.ShouldEndWith("/tocsin/master.key");
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var values = SettingValues
            .None.With("role", "publik")
            .With("public", "not an address")
            .With("workspace", "http://security.example.org")
            .With("advisory-prefix", "t")
            .With("embargo-days", "0")
            .With("first-answer-days", "two")
            .With("time-zone", "Mars/Olympus")
            .With("holiday", "Christmas")
            .With("scope-file", "/nowhere/scope.md")
            .With("registry", "http://registry.example.org")
            .With("cna-id", "1")
            .With("smtp-port", "25")
            .With("cases-db", "not a connection")
            .With("samples", "perhaps")
            .With("listen", "public=0.0.0.0:80");

        var faults = ServerOptions.Read(values).Problem!.Faults;

        faults
            .Select(f => f.Path)
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "advisory-prefix",
                "cases-db",
                "cna-id",
                "cna-name",
                "embargo-days",
                "first-answer-days",
                "holiday",
                "listen",
                "public",
                "registry",
                "role",
                "samples",
                "scope-file",
                "smtp-port",
                "time-zone",
                "workspace",
            ]);
        faults.ShouldAllBe(f => f.Message.EndsWith('.') || f.Message.Contains(": ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://security.example.org")]
    [InlineData("http://192.168.1.2:5080")]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://localhost.example.org")]
    [InlineData("http://[2001:db8::1]:5080")]
    public void Plain_http_is_refused_off_loopback(string url) =>
        Faults(SettingValues.None.With("public", url)).ShouldHaveSingleItem().ShouldBe("public");

    [Theory]
    [InlineData("http://localhost:7000")]
    [InlineData("http://127.0.0.1:7000")]
    [InlineData("http://127.8.9.10:7000")]
    [InlineData("http://[::1]:7000")]
    public void Plain_http_is_taken_on_loopback(string url) =>
        Faults(SettingValues.None.With("public", url)).ShouldBeEmpty();

    [Fact]
    public void An_https_url_needs_to_know_where_its_proxy_finds_it()
    {
        var https = SettingValues.None.With("public", "https://security.example.org");

        Faults(https).ShouldBe(["public"]);
        var origin = ServerOptions.Read(https.With("listen", "public=127.0.0.1:8080")).Value.Origins[Role.Public];

        origin.Url.ShouldBe("https://security.example.org");
        origin.Host.ShouldBe("security.example.org");
        origin.Port.ShouldBe(8080);
    }

    [Fact]
    public void An_origin_that_others_see_gets_no_samples()
    {
        var https = SettingValues
            .None.With("public", "https://security.example.org")
            .With("listen", "public=127.0.0.1:8080");

        ServerOptions.Read(https).Value.Samples.ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://security.example.org/path")]
    [InlineData("https://user@security.example.org")]
    [InlineData("https://security.example.org?x")]
    [InlineData("ftp://security.example.org")]
    [InlineData("security.example.org")]
    public void An_origin_is_scheme_host_and_port_alone(string url) =>
        Faults(SettingValues.None.With("public", url).With("listen", "public=127.0.0.1:8080")).ShouldBe(["public"]);

    [Fact]
    public void Two_roles_never_share_an_origin()
    {
        var faults = Faults(SettingValues.None.With("intake", "http://localhost:5080"));

        faults.ShouldAllBe(path => path == "public and intake");
        faults.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_three_databases_are_three()
    {
        const string one = "Host=localhost;Database=tocsin;Username=a;Password=hush";
        var faults = ServerOptions
            .Read(
                SettingValues
                    .None.With("cases-db", one)
                    .With("keys-db", one.Replace("=a;", "=b;", StringComparison.Ordinal))
            )
            .Problem!.Faults;

        faults.ShouldHaveSingleItem().Path.ShouldBe("cases-db and keys-db");
        faults[0].Message.ShouldNotContain("hush");
    }

    [Fact]
    public void A_master_key_inside_the_data_directory_is_refused()
    {
        Faults(SettingValues.None.With("data", "/srv/tocsin").With("master-key", "/srv/tocsin/keys/master.key"))
            .ShouldBe(["master-key"]);
        Faults(SettingValues.None.With("data", "/srv/tocsin").With("master-key", "/srv/tocsin-key/master.key"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_link_does_not_hide_that_the_master_key_lies_inside()
    {
        var folder = Directory.CreateTempSubdirectory("tocsin-settings-");
        try
        {
            var data = folder.CreateSubdirectory("data");
            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "elsewhere"), data.FullName);

            Faults(
                    SettingValues
                        .None.With("data", data.FullName)
                        .With("master-key", Path.Combine(folder.FullName, "elsewhere", "master.key"))
                )
                .ShouldBe(["master-key"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_password_file_that_others_can_read_is_refused()
    {
        var file = Path.GetTempFileName();
        try
        {
            var values = SettingValues
                .None.With("smtp-host", "mail.example.org")
                .With("smtp-from", "security@example.org")
                .With("smtp-user", "tocsin")
                .With("smtp-password-file", file);

            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);
            Faults(values).ShouldBe(["smtp-password-file"]);
            File.SetUnixFileMode(file, UnixFileMode.UserRead);
            Faults(values).ShouldBeEmpty();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("github-client-secret-file", "/nowhere/secret", "github-client-secret-file")]
    [InlineData("github-url", "https://github.example.org", "github-url")]
    [InlineData("openid-client-id", "tocsin", "openid-client-id")]
    [InlineData("openid-proves", "yes", "openid-proves")]
    [InlineData("github-client-id", "tocsin", "github-client-secret-file")]
    [InlineData("openid-issuer", "https://id.example.org", "openid-client-id openid-client-secret-file")]
    public void Half_of_a_provider_is_no_provider(string name, string value, string faulty) =>
        Faults(SettingValues.None.With(name, value)).Order(StringComparer.Ordinal).ShouldBe(faulty.Split(' '));

    [Theory]
    [InlineData("https://id.example.org", true)]
    [InlineData("https://id.example.org/tenant/a", true)]
    [InlineData("http://localhost:9000", true)]
    [InlineData("http://127.0.0.1:9000", true)]
    [InlineData("http://id.example.org", false)]
    [InlineData("http://localhost.example.org", false)]
    [InlineData("ftp://id.example.org", false)]
    [InlineData("https://user@id.example.org", false)]
    [InlineData("https://id.example.org/?a=b", false)]
    [InlineData("id.example.org", false)]
    public void A_provider_is_asked_over_https_or_on_this_machine(string issuer, bool sound)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "secret");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            var values = SettingValues
                .None.With("openid-issuer", issuer)
                .With("openid-client-id", "tocsin")
                .With("openid-client-secret-file", file);
            Faults(values).ShouldBe(sound ? [] : ["openid-issuer"]);

            // others must not read the secret, and it must be there
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead | UnixFileMode.UserWrite);
            Faults(values).ShouldContain("openid-client-secret-file");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.WriteAllText(file, "");
            Faults(values).ShouldContain("openid-client-secret-file");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Nobodys_word_is_taken_unless_it_was_set() =>
        ServerOptions.Read(SettingValues.None).Value.Providers.ShouldBeEmpty();

    private static IReadOnlyList<string> Faults(SettingValues values) =>
        [.. (ServerOptions.Read(values).Problem?.Faults ?? []).Select(f => f.Path)];
}
