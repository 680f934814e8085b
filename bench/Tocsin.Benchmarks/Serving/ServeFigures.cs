using System.Diagnostics;
using Tocsin.Benchmarks.Importing;
using Tocsin.Benchmarks.Workloads;

namespace Tocsin.Benchmarks.Serving;

/// <summary>Requests over HTTP, with wrk on the same machine, beside an endpoint of the same server that does nothing but read and send.</summary>
internal static class ServeFigures
{
    private const int Port = 6192;
    private const int Seconds = 8;

    // an import that gives way, its commit, and the index after it
    private const int SecondsOfAnImport = 16;
    private const string Origin = "http://localhost:6192";

    public static IReadOnlyList<Figure> Measure()
    {
        var data = Artifacts.At("data");
        if (!File.Exists(Path.Combine(data, "public", "index")))
            ImportFigures.Measure();
        using var host = Begin(data);
        try
        {
            var lockFile = Packages.OfALockFile();
            var query = Packages.AsQuery(NpmDump.First().Name, "1.0.0");
            return
            [
                .. Beside("serve.query", "/v1/query", query, connections: 16),
                .. Beside("serve.batch", "/v1/querybatch", Packages.AsBatch(lockFile), connections: 4),
                .. Beside(
                    "serve.bulk",
                    "/-/npm/v1/security/advisories/bulk",
                    Packages.AsBulk(lockFile),
                    connections: 4
                ),
                .. WhileImporting(data, query),
            ];
        }
        finally
        {
            host.Kill(entireProcessTree: true);
        }
    }

    private static IEnumerable<Figure> Beside(string name, string path, byte[] body, int connections)
    {
        var bytes = Length(path, body);
        // the compiler needs some thousand calls until it has made the best of them
        Load.Of(Origin + path, body, connections, Seconds);
        Load.Of($"{Origin}/ceiling/{bytes}", body, connections, Seconds);
        var ours = Load.Of(Origin + path, body, connections, Seconds);
        var ceiling = Load.Of($"{Origin}/ceiling/{bytes}", body, connections, Seconds);
        var note = $"{ours} beside {ceiling}, {connections} connections, {body.Length:N0} bytes in, {bytes:N0} out";
        yield return new(name, 100 * ours.PerSecond / ceiling.PerSecond, note);
        yield return new(name + ".p99", ours.P99, note);
    }

    // All of an import: its start, its commit, and the writing of the index after it.
    private static IEnumerable<Figure> WhileImporting(string data, byte[] query)
    {
        var (idle, busy, took) = BesideAnImport(data, NpmDump.Further(0), query, connections: 16);
        yield return new(
            "serve.importing",
            busy.P99 / idle.P99,
            $"{busy} beside {idle}, 16 connections; {NpmDump.More:N0} new records in {took.TotalSeconds:0.0} s"
        );
        // one asks, and nothing else is busy: what it meets is the clock of the system
        (idle, busy, took) = BesideAnImport(data, NpmDump.Further(1), query, connections: 1);
        var other = BesideSomethingElse(query);
        yield return new(
            "serve.importing.alone",
            busy.P99,
            $"{busy}; {idle} without, and {other} beside two processes that count and give way to everybody (SCHED_IDLE); one connection, {NpmDump.More:N0} new records in {took.TotalSeconds:0.0} s"
        );
    }

    private static (Load Idle, Load Busy, TimeSpan Took) BesideAnImport(
        string data,
        string zip,
        byte[] query,
        int connections
    )
    {
        var idle = Load.Of(Origin + "/v1/query", query, connections, SecondsOfAnImport);
        var watch = Stopwatch.StartNew();
        using var import = RealServer.Begin("import", zip, "--data", data);
        var took = import.WaitForExitAsync().ContinueWith(_ => watch.Elapsed, TaskScheduler.Default);
        var busy = Load.Of(Origin + "/v1/query", query, connections, SecondsOfAnImport);
        return (idle, busy, took.GetAwaiter().GetResult());
    }

    // Two processes that only count, and give way to everybody at once (SCHED_IDLE): nothing that works can disturb less.
    private static Load BesideSomethingElse(byte[] query)
    {
        var counting = Enumerable
            .Range(0, 2)
            .Select(_ => Process.Start("chrt", ["-i", "0", "sh", "-c", "while :; do :; done"])!)
            .ToList();
        try
        {
            return Load.Of(Origin + "/v1/query", query, connections: 1, Seconds);
        }
        finally
        {
            foreach (var process in counting)
                process.Kill(entireProcessTree: true);
        }
    }

    private static int Length(string path, byte[] body)
    {
        using var http = new HttpClient();
        using var content = new ByteArrayContent(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, Origin + path) { Content = content };
        using var answer = http.Send(request);
        return (int)answer.EnsureSuccessStatusCode().Content.ReadAsStream().Length;
    }

    private static Process Begin(string data)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (
            var argument in (string[])
                [
                    typeof(Host).Assembly.Location,
                    "host",
                    data,
                    Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ]
        )
            start.ArgumentList.Add(argument);
        var host = Process.Start(start)!;
        if (host.StandardOutput.ReadLine() != "ready")
            throw new InvalidOperationException("The server did not start.");
        return host;
    }
}
