using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Tocsin.Benchmarks.Workloads;

namespace Tocsin.Benchmarks.Serving;

/// <summary>The program as <c>./run</c> builds it, as a process of its own.</summary>
internal sealed class RealServer : IDisposable
{
    private static readonly HttpClient Http = new();

    private readonly Process process;
    private readonly Uri origin;

    private RealServer(Process process, Uri origin) => (this.process, this.origin) = (process, origin);

    public int Id => process.Id;

    /// <summary>Builds what <c>./run</c> builds, when a source is newer.</summary>
    public static void Build() => Run("--version");

    /// <summary>Runs a command of it to its end.</summary>
    public static void Run(params string[] arguments)
    {
        using var run = Started(Path.Combine(Artifacts.Root, "run"), arguments);
        run.WaitForExit();
        if (run.ExitCode != 0)
            throw new InvalidOperationException($"./run {string.Join(' ', arguments)} ended with {run.ExitCode}.");
    }

    /// <summary>Starts a command of it without waiting.</summary>
    public static Process Begin(params string[] arguments) => Started(Path.Combine(Artifacts.Root, "run"), arguments);

    /// <summary>Starts the public role over a data directory.</summary>
    public static RealServer Public(string data, int port)
    {
        var at = $"http://localhost:{port}";
        return new(Begin("--role", "public", "--data", data, "--public", at, "--samples", "no"), new(at));
    }

    /// <summary>Asks about a package again and again until there is an answer, which must name a record; says how long that took.</summary>
    public TimeSpan FirstAnswer((string Name, string Version) package, string id)
    {
        var watch = Stopwatch.StartNew();
        var asked = Packages.AsQuery(package.Name, package.Version);
        var answer = Until(() => Ask("/v1/query", asked));
        return answer.Contains($"\"{id}\"", StringComparison.Ordinal)
            ? watch.Elapsed
            : throw new InvalidOperationException($"The first answer does not name {id}.");
    }

    /// <summary>Asks about a package again and again until the answer names a record.</summary>
    public void WaitFor((string Name, string Version) package, string id)
    {
        var asked = Packages.AsQuery(package.Name, package.Version);
        Until(() =>
        {
            Thread.Sleep(TimeSpan.FromMilliseconds(20));
            return Ask("/v1/query", asked).Contains($"\"{id}\"", StringComparison.Ordinal) ? "" : null;
        });
    }

    /// <summary>Asks it about something for so long: from then on it runs as it will, and so does what asks.</summary>
    public void Use(TimeSpan time)
    {
        var asked = Packages.AsQuery("any", "1.0.0");
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < time; )
        {
            Ask("/v1/query", asked);
            Thread.Sleep(TimeSpan.FromMilliseconds(1));
        }
        // the traffic is over, and so is what the compiler had begun
        Thread.Sleep(TimeSpan.FromSeconds(1));
    }

    /// <summary>Returns when it answers at all.</summary>
    public void WaitForReady() => Until(() => Ask("/v1/query", Packages.AsQuery("any", "1.0.0")));

    private static string Until(Func<string?> ask)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromMinutes(5))
        {
            try
            {
                if (ask() is { } answer)
                    return answer;
            }
            catch (HttpRequestException)
            {
                // does not listen yet
                Thread.Sleep(TimeSpan.FromMilliseconds(20));
            }
        }
        throw new TimeoutException("The server did not answer within five minutes.");
    }

    public string Ask(string path, byte[] json)
    {
        using var body = new ByteArrayContent(json);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(origin, path)) { Content = body };
        using var answer = Http.Send(request);
        using var text = new StreamReader(answer.EnsureSuccessStatusCode().Content.ReadAsStream());
        return text.ReadToEnd();
    }

    public void Get(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(origin, path));
        using var answer = Http.Send(request);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Memory that is the process's own: without files that it has mapped.</summary>
    public double AnonymousMegabytes() =>
        File.ReadLines($"/proc/{process.Id}/status")
            .Where(line => line.StartsWith("RssAnon:", StringComparison.Ordinal))
            .Select(line =>
                double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture)
                / 1024
            )
            .Single();

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private static Process Started(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var started = Process.Start(start)!;
        started.OutputDataReceived += (_, _) => { };
        started.ErrorDataReceived += (_, said) =>
            Console.Error.Write(said.Data is { Length: > 0 } text ? text + "\n" : "");
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }
}
