using System.Diagnostics;
using Tocsin.Server.Settings;

namespace Tocsin.Server.Supervision;

/// <summary>
/// A process of ours. It gets its settings as the first line of its standard input, so that they stand in no command line
/// and no environment, and ends when that input does: whatever becomes of us, it does not outlive us.
/// </summary>
internal sealed class Child : IDisposable
{
    /// <summary>The command that serves.</summary>
    public const string Serve = "serve-child";

    /// <summary>
    /// What the runtime of a process is told that lives for seconds, as in <c>./run</c>. It gains nothing from watching itself run, nor from
    /// waiting before what runs often is compiled well; and has one heap, of which the youngest part has 64 MB: what is made of a record
    /// is gone before anybody looks for what is still needed.
    /// </summary>
    public static IReadOnlyList<(string Name, string Value)> Brief { get; } =
    [
        ("DOTNET_TieredPGO", "0"),
        ("DOTNET_TC_CallCountingDelayMs", "0"),
        ("DOTNET_TC_QuickJitForLoops", "0"),
        // hexadecimal: 512 times
        ("DOTNET_TC_CallCountThreshold", "200"),
        ("DOTNET_gcServer", "0"),
        ("DOTNET_GCgen0size", "0x4000000"),
    ];

    private readonly Process process;

    private Child(Process process) => this.process = process;

    /// <summary>Its exit code, once it has one.</summary>
    public async Task<int> Ended()
    {
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }

    /// <param name="command">One that nobody types, such as <c>serve-child</c>, with its arguments.</param>
    /// <param name="isBrief">It lives for seconds: see <c>./run</c>.</param>
    public static Child Start(
        IEnumerable<string> command,
        SettingValues settings,
        Action<ChildMessage> heard,
        bool isBrief = false
    )
    {
        var program = typeof(Child).Assembly.Location;
        var isOwnHost = Path.GetFileName(Environment.ProcessPath) == Path.GetFileNameWithoutExtension(program);
        var start = new ProcessStartInfo(isOwnHost ? Environment.ProcessPath! : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (!isOwnHost)
            start.ArgumentList.Add(program);
        foreach (var word in command)
            start.ArgumentList.Add(word);
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in isBrief ? Brief : [])
            start.Environment[name] = value;

        var started = Process.Start(start) ?? throw new InvalidOperationException("the process was not started");
        started.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
                return;
            if (ChildMessage.Parse(line.Data) is { } message)
                heard(message);
            else
                Console.Error.WriteLine(line.Data);
        };
        started.BeginOutputReadLine();
        Tell(started, settings);
        return new(started);
    }

    /// <summary>Asks it to end, and after <paramref name="patience"/> ends it.</summary>
    public async Task End(TimeSpan patience)
    {
        process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    public void Dispose() => process.Dispose();

    private static void Tell(Process process, SettingValues settings)
    {
        try
        {
            process.StandardInput.WriteLine(settings.ToJson());
            process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It died already; its exit code says more.
        }
    }

    private static bool IsOurs(string name) => name.StartsWith("TOCSIN_", StringComparison.Ordinal);
}
