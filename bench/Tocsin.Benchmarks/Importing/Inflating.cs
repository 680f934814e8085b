using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Tocsin.Server.Supervision;

namespace Tocsin.Benchmarks.Importing;

/// <summary>What an import is measured beside: a zip inflated and read to its last token, one entry after the other, and nothing done with it.</summary>
internal static class Inflating
{
    /// <summary>In a process of its own that starts as an import does: with nothing compiled, and the settings that <c>./run</c> gives it.</summary>
    public static TimeSpan InAProcess(string zip)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(Inflating).Assembly.Location);
        start.ArgumentList.Add("inflate");
        start.ArgumentList.Add(zip);
        foreach (var (name, value) in Child.Brief)
            start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? watch.Elapsed
            : throw new InvalidOperationException($"Inflating ended with {process.ExitCode}.");
    }

    /// <summary>In this process.</summary>
    public static TimeSpan Here(string path)
    {
        var watch = Stopwatch.StartNew();
        using var zip = ZipFile.OpenRead(path);
        var buffer = new byte[1024 * 1024];
        var tokens = 0L;
        foreach (var entry in zip.Entries)
        {
            if (entry.Length > buffer.Length)
                buffer = new byte[entry.Length];
            using (var from = entry.Open())
                from.ReadExactly(buffer, 0, (int)entry.Length);
            var reader = new Utf8JsonReader(buffer.AsSpan(0, (int)entry.Length));
            while (reader.Read())
                tokens++;
        }
        return tokens > 0 ? watch.Elapsed : throw new InvalidDataException("The zip is empty.");
    }
}
