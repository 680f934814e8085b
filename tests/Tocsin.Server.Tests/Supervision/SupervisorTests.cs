using System.Net;
using System.Net.Sockets;
using Tocsin.Tests.Hosting;

namespace Tocsin.Server.Tests.Supervision;

public sealed class SupervisorTests
{
    [Fact]
    public async Task Two_processes_serve_three_origins_and_end_when_asked()
    {
        await using var tocsin = await TocsinProcess.Start();
        var children = tocsin.Children();

        children.Count.ShouldBe(2);
        foreach (
            var (client, status) in new[]
            {
                (tocsin.Public, HttpStatusCode.NotFound),
                (tocsin.Intake, HttpStatusCode.NotFound),
                (tocsin.Workspace, HttpStatusCode.Unauthorized), // whoever is not signed in learns nothing of routes
            }
        )
        {
            using var answer = await client.GetAsync("/no-such-page");
            answer.StatusCode.ShouldBe(status);
            answer.Headers.Contains("Server").ShouldBeFalse();
        }

        (await tocsin.Stop()).ShouldBe(0);
        children.ShouldAllBe(child => child.HasExited);
    }

    [Fact]
    public async Task The_first_screen_says_where_everything_is()
    {
        await using var tocsin = await TocsinProcess.Start();

        tocsin.Output.ShouldContain(tocsin.Origin("public"));
        tocsin.Output.ShouldContain(tocsin.Origin("intake"));
        tocsin.Output.ShouldContain(tocsin.Origin("workspace"));
        tocsin.Output.ShouldContain(tocsin.Home.Data);
        tocsin.Output.ShouldContain(tocsin.Home.MasterKey);
        tocsin.FirstMemberLink!.GetLeftPart(UriPartial.Authority).ShouldBe(tocsin.Origin("workspace"));
        (await tocsin.Workspace.GetAsync(tocsin.FirstMemberLink)).StatusCode.ShouldBe(HttpStatusCode.OK);
        tocsin.Output.ShouldContain($"npm audit --registry={tocsin.Origin("public")}");
    }

    [Fact]
    public async Task The_children_of_a_killed_supervisor_end_by_themselves()
    {
        await using var tocsin = await TocsinProcess.Start();
        var children = tocsin.Children();
        children.Count.ShouldBe(2);

        await tocsin.Kill();

        foreach (var child in children)
            await child.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);
    }

    [Fact]
    public async Task A_process_that_dies_is_started_again()
    {
        await using var tocsin = await TocsinProcess.Start();
        var first = tocsin.Children();

        foreach (var child in first)
            child.Kill();

        await Answers(tocsin.Public);
        await Answers(tocsin.Workspace);
        tocsin.Output.ShouldContain("is started again");
        tocsin.Children().Select(c => c.Id).Intersect(first.Select(c => c.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_port_in_use_is_said_in_a_sentence_and_nothing_stays_behind()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        using var home = TocsinHome.New();

        var outcome = await home.Command("--public", $"http://localhost:{port}");

        outcome.Code.ShouldBe(69);
        outcome.Output.ShouldContain($"Port {port} is used by another program.");
        outcome.Output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Settings_stand_in_no_command_line_and_no_environment_of_the_processes()
    {
        using var home = TocsinHome.New();
        home.Environment["TOCSIN_NAME"] = "A name that stands for a secret";
        await using var tocsin = await TocsinProcess.StartAt(home);

        foreach (var child in tocsin.Children())
        {
            (await File.ReadAllTextAsync($"/proc/{child.Id}/environ")).ShouldNotContain("TOCSIN_");
            (await File.ReadAllTextAsync($"/proc/{child.Id}/cmdline")).ShouldNotContain("secret");
        }
    }

    [Fact]
    public async Task A_copy_of_the_data_is_held_until_somebody_takes_over()
    {
        await using var real = await TocsinProcess.Start();
        (await real.Stop()).ShouldBe(0);
        using var home = TocsinHome.New();
        home.Adopt(real.Home);

        await using var copy = await TocsinProcess.StartAt(home);
        copy.Output.ShouldContain("./run admin take-over");

        (await copy.Command("admin", "take-over")).Output.ShouldContain("is the real one now");
        (await copy.Stop()).ShouldBe(0);
        // and it stays the real one, however often its files are written
        await copy.Restart();
        copy.Output.ShouldNotContain("take-over");
        (await copy.Stop()).ShouldBe(0);
        await copy.Restart();
        copy.Output.ShouldNotContain("take-over");
    }

    [Fact]
    public async Task The_workspace_answers_to_its_own_name_alone()
    {
        await using var tocsin = await TocsinProcess.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "elsewhere.example";

        using var answer = await tocsin.Workspace.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
    }

    // gives up only when it never will
    private static async Task Answers(HttpClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync("/", patience.Token);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
            }
        }
    }
}
