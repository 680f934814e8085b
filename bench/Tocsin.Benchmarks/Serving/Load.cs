using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Benchmarks.Workloads;

namespace Tocsin.Benchmarks.Serving;

/// <summary>What wrk (apt-get install wrk) measured: requests a second, and within how many milliseconds 99 of 100 were answered.</summary>
internal sealed partial record Load(double PerSecond, double P99)
{
    /// <summary>Sends a body again and again over so many connections.</summary>
    public static Load Of(string url, byte[] body, int connections, int seconds)
    {
        var (bodyFile, script) = (Artifacts.At("body.json"), Artifacts.At("post.lua"));
        File.WriteAllBytes(bodyFile, body);
        File.WriteAllText(
            script,
            $"""
            local file = io.open("{bodyFile}", "rb")
            wrk.method = "POST"
            wrk.body = file:read("*a")
            wrk.headers["Content-Type"] = "application/json"
            """
        );
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["-t1", $"-c{connections}", $"-d{seconds}s", "--latency", "-s", script, url])
            start.ArgumentList.Add(argument);
        using var wrk = Process.Start(start)!;
        var said = wrk.StandardOutput.ReadToEnd();
        wrk.WaitForExit();
        if (
            said.Contains("Non-2xx", StringComparison.Ordinal)
            || said.Contains("Socket errors", StringComparison.Ordinal)
        )
            throw new InvalidOperationException($"Not every request was answered:\n{said}");
        return new(Number(PerSecondLine().Match(said)), Milliseconds(Percentile().Match(said)));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{PerSecond:N0}/s, p99 {P99:0.##} ms");

    private static double Number(Match match) =>
        double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    private static double Milliseconds(Match match) =>
        Number(match)
        * match.Groups["unit"].Value switch
        {
            "us" => 1e-3,
            "ms" => 1,
            _ => 1e3,
        };

    [GeneratedRegex(@"Requests/sec:\s+(?<number>[\d.]+)", RegexOptions.None, 1_000)]
    private static partial Regex PerSecondLine();

    [GeneratedRegex(@"99%\s+(?<number>[\d.]+)(?<unit>us|ms|s)", RegexOptions.None, 1_000)]
    private static partial Regex Percentile();
}
