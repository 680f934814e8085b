using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Tocsin.Tests.Hosting;

/// <summary>A program of ours that runs, and what it says.</summary>
internal sealed class Launched
{
    private readonly StringBuilder output = new();
    private readonly List<(string Text, TaskCompletionSource<bool> Said)> awaited = [];

    private Launched(Process process) => Process = process;

    public Process Process { get; }

    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    public static Launched Start(TocsinHome home, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home.Folder,
        };
        // ./test has compiled it ahead: it is started some hundred times
        var built = Environment.GetEnvironmentVariable("TOCSIN_TEST_SERVER") ?? AppContext.BaseDirectory;
        start.ArgumentList.Add(Path.Combine(built, "tocsin-server.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // nothing of whoever runs the tests gets in
        foreach (
            var name in start.Environment.Keys.Where(k => k.StartsWith("TOCSIN_", StringComparison.Ordinal)).ToList()
        )
            start.Environment.Remove(name);
        start.Environment["XDG_CONFIG_HOME"] = home.Configuration;
        foreach (var (name, value) in home.Environment)
            start.Environment[name] = value;

        var launched = new Launched(Process.Start(start)!);
        launched.Process.OutputDataReceived += (_, line) => launched.Hear(line.Data);
        launched.Process.ErrorDataReceived += (_, line) => launched.Hear(line.Data);
        launched.Process.BeginOutputReadLine();
        launched.Process.BeginErrorReadLine();
        return launched;
    }

    /// <summary>Waits until it has said <paramref name="text"/>; false if it ends without.</summary>
    public async Task<bool> Says(string text)
    {
        var said = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (output)
        {
            if (output.ToString().Contains(text, StringComparison.Ordinal))
                return true;
            awaited.Add((text, said));
        }
        await Task.WhenAny(said.Task, Process.WaitForExitAsync());
        return said.Task.IsCompleted;
    }

    public async Task<int> Ended()
    {
        await Process.WaitForExitAsync();
        return Process.ExitCode;
    }

    public void Signal(Signal signal) => _ = kill(Process.Id, (int)signal);

    /// <summary>Asks it to end, and makes it end where it does not.</summary>
    public async Task EndWithin(TimeSpan patience)
    {
        if (!Process.HasExited)
        {
            Signal(Hosting.Signal.Terminate);
            using var deadline = new CancellationTokenSource(patience);
            try
            {
                await Process.WaitForExitAsync(deadline.Token);
            }
            catch (OperationCanceledException late)
            {
                Process.Kill(entireProcessTree: true);
                throw new TimeoutException($"Tocsin did not end when asked to:\n{Output}", late);
            }
        }
        Process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (output)
        {
            output.Append(line).Append('\n');
            foreach (var (text, said) in awaited.Where(a => line.Contains(a.Text, StringComparison.Ordinal)))
                said.TrySetResult(true);
        }
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int process, int signal);
}

/// <summary>As in signal(7).</summary>
internal enum Signal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
}
