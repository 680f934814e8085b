using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tocsin.Tests.Hosting;

/// <summary>
/// The real server as it was built, in processes of its own on free ports, with a data directory and a master key that go
/// when it is disposed. What it does is seen from outside alone: by HTTP, by its output, by its files.
/// </summary>
public sealed class TocsinProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, int> ports;
    private Launched launched;

    private TocsinProcess(TocsinHome home, Dictionary<string, int> ports, Launched launched)
    {
        (Home, this.ports, this.launched) = (home, ports, launched);
        (Public, Intake, Workspace) = (Client("public"), Client("intake"), Client("workspace"));
    }

    /// <summary>Its data directory, master key and outbox.</summary>
    public TocsinHome Home { get; }

    public HttpClient Public { get; }

    public HttpClient Intake { get; }

    public HttpClient Workspace { get; }

    /// <summary>The process that was started; its children are the ones that serve.</summary>
    public int Id => launched.Process.Id;

    /// <summary>Everything it has said since it was last started, on standard output and standard error.</summary>
    public string Output => launched.Output;

    /// <summary>The link on the first screen that makes its holder the first member; null where there is one already.</summary>
    public Uri? FirstMemberLink =>
        Output
            .Split('\n', StringSplitOptions.TrimEntries)
            .SkipWhile(line => !line.Contains("makes you", StringComparison.Ordinal))
            .Skip(1)
            .Select(line => new Uri(line))
            .FirstOrDefault();

    /// <summary>Starts and waits until all three origins are served.</summary>
    /// <param name="options">More of what can be typed after <c>./run</c>.</param>
    public static Task<TocsinProcess> Start(params string[] options) => StartAt(TocsinHome.New(), options);

    /// <summary>Starts on a home that may have been lived in.</summary>
    public static async Task<TocsinProcess> StartAt(TocsinHome home, params string[] options)
    {
        while (true)
        {
            var free = FreePorts();
            var begun = Launch(home, free, options);
            if (await begun.Says("Tocsin is running."))
                return new(home, free, begun);
            var code = await begun.Ended();
            // somebody was faster between the look for free ports and their use
            if (!begun.Output.Contains("is used by another program", StringComparison.Ordinal))
                throw new InvalidOperationException($"Tocsin ended with {code}:\n{begun.Output}");
        }
    }

    public string Origin(string role) => $"http://localhost:{ports[role]}";

    /// <summary>A client of its own for a role: its own cookies, redirects not followed.</summary>
    public HttpClient Client(string role) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() })
        {
            BaseAddress = new(Origin(role)),
        };

    /// <summary>Asks it to end as a service manager does; its exit code.</summary>
    public Task<int> Stop()
    {
        launched.Signal(Signal.Terminate);
        return launched.Ended();
    }

    /// <summary>Ends the supervisor without a word, as kill -9 does.</summary>
    public Task<int> Kill()
    {
        launched.Signal(Signal.Kill);
        return launched.Ended();
    }

    /// <summary>Ends it and every process that serves for it, without a word.</summary>
    public async Task KillAll()
    {
        // looked up first: the supervisor would only start them again
        var serving = Children();
        await Kill();
        foreach (var process in serving)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Starts it again on the same home and ports.</summary>
    public async Task Restart(params string[] options)
    {
        launched = Launch(Home, ports, options);
        if (!await launched.Says("Tocsin is running."))
            throw new InvalidOperationException($"Tocsin ended with {await launched.Ended()}:\n{launched.Output}");
    }

    /// <summary>The processes that serve for the one that was started.</summary>
    public IReadOnlyList<Process> Children() => [.. Process.GetProcesses().Where(p => ParentOf(p.Id) == Id)];

    /// <summary>Runs a command, such as <c>import</c> or <c>admin</c>, on this home to its end.</summary>
    public Task<CommandOutcome> Command(params string[] arguments) => Home.Command(arguments);

    public async ValueTask DisposeAsync()
    {
        var children = launched.Process.HasExited ? [] : Children();
        await launched.EndWithin(Patience);
        foreach (var child in children)
            await child.WaitForExitAsync();
        Public.Dispose();
        Intake.Dispose();
        Workspace.Dispose();
        Home.Dispose();
    }

    private static Launched Launch(TocsinHome home, Dictionary<string, int> ports, string[] options) =>
        Launched.Start(
            home,
            [.. ports.SelectMany(p => new[] { $"--{p.Key}", $"http://localhost:{p.Value}" }), .. options]
        );

    private static Dictionary<string, int> FreePorts()
    {
        TcpListener[] held = [new(IPAddress.Loopback, 0), new(IPAddress.Loopback, 0), new(IPAddress.Loopback, 0)];
        foreach (var listener in held)
            listener.Start();
        var free = held.Select(l => ((IPEndPoint)l.LocalEndpoint).Port).ToList();
        foreach (var listener in held)
            listener.Stop();
        return new(StringComparer.Ordinal)
        {
            ["public"] = free[0],
            ["intake"] = free[1],
            ["workspace"] = free[2],
        };
    }

    // proc(5): the fourth field of stat, after a name in parentheses that may hold anything
    private static int ParentOf(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ')[2]);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
