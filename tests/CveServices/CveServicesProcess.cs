using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Tocsin.Tests.CveServices;

/// <summary>
/// The fake in a process of its own, so that whoever asks it can be killed and it lives on. It is told a word a line on its input,
/// answers each with a line, and ends with its input. The assembly that it is compiled into starts it with <see cref="Run"/>.
/// </summary>
internal sealed class CveServicesProcess : IAsyncDisposable
{
    private readonly Process process;

    private CveServicesProcess(Process process, Uri url) => (this.process, Url) = (process, url);

    /// <summary>The base, as operators type it.</summary>
    public Uri Url { get; }

    public static async Task<CveServicesProcess> Start()
    {
        var started = Process.Start(
            new ProcessStartInfo("dotnet", ["exec", Assembly.GetExecutingAssembly().Location])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var line = await started.StandardOutput.ReadLineAsync();
        return new(started, new(line ?? throw new InvalidOperationException("the service did not start")));
    }

    /// <summary>What the process does: it serves until its input ends.</summary>
    public static async Task Run()
    {
        await using var service = await FakeCveServices.Start();
        await Console.Out.WriteLineAsync(service.Url.AbsoluteUri);
        while (await Console.In.ReadLineAsync() is { } word)
        {
            if (word.StartsWith("hold ", StringComparison.Ordinal))
                service.Next(Mishap.Held, request => request.Method == word["hold ".Length..]);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(CveServicesState.Of(service)));
        }
    }

    /// <summary>The next request by this method is done, and its answer held back until whoever asked has gone.</summary>
    public Task<CveServicesState> Hold(string method) => Tell($"hold {method}");

    public Task<CveServicesState> Look() => Tell("look");

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<CveServicesState> Tell(string word)
    {
        await process.StandardInput.WriteLineAsync(word);
        return JsonSerializer.Deserialize<CveServicesState>((await process.StandardOutput.ReadLineAsync())!)!;
    }
}

/// <summary>What the service has, and what it was asked.</summary>
/// <param name="Ids">IDs and their states.</param>
/// <param name="Writes">How often a record was written.</param>
/// <param name="Holds">How many answers were held back so far.</param>
/// <param name="Reservations">How often IDs were asked for.</param>
internal sealed record CveServicesState(
    IReadOnlyDictionary<string, string> Ids,
    int Writes,
    int Holds,
    int Reservations
)
{
    public static CveServicesState Of(FakeCveServices service) =>
        new(
            service.States,
            service.Writes,
            service.Holds,
            service.Asked.Count(line => line.StartsWith("POST /api/cve-id?", StringComparison.Ordinal))
        );
}
