using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Signing;

/// <summary>
/// GnuPG as a process, with a home of ours that nothing else uses. The passphrase goes in by standard input, ahead of the
/// data: it stands in no command line, no environment and no file.
/// </summary>
internal sealed class GnuPg(string home)
{
    /// <summary>Longer than making a key of 3,072 bits takes on a small machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // sun_path of a socket, without the zero at its end: the agent of a home listens in it
    private const int LongestSocket = 107;
    private const string Socket = "/S.gpg-agent.browser";

    private static readonly Problem Missing = new(
        "signing.no-gnupg",
        503,
        "GnuPG is not installed, so nothing can be signed.",
        "Install it with: apt-get install gnupg"
    );

    private static readonly Problem Failed = new(
        "signing.failed",
        503,
        "GnuPG could not do what it was asked.",
        "It is tried again."
    );

    /// <summary>Whether there is a <c>gpg</c> on the PATH.</summary>
    public static bool IsInstalled =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, "gpg")));

    /// <summary>
    /// Runs gpg in the home and ends the agent that it started: no process outlives this call and none remembers a passphrase.
    /// Refused as <c>signing.no-gnupg</c>, <c>signing.path-too-long</c> or <c>signing.failed</c>.
    /// </summary>
    /// <param name="passphrase">ASCII, without a line break; null where no private key is used.</param>
    /// <returns>What it wrote to standard output.</returns>
    public async Task<Result<byte[]>> Run(
        IReadOnlyList<string> arguments,
        ReadOnlyMemory<byte>? passphrase,
        ReadOnlyMemory<byte> input,
        CancellationToken cancel
    )
    {
        if (!IsInstalled)
            return Missing;
        if (Encoding.UTF8.GetByteCount(home) + Socket.Length > LongestSocket)
            return new Problem(
                "signing.path-too-long",
                503,
                "The path of the data directory is too long for GnuPG.",
                $"Choose one with fewer than {LongestSocket - Socket.Length - 20} characters with --data."
            );
        string[] secret = passphrase is null ? [] : ["--pinentry-mode", "loopback", "--passphrase-fd", "0"];
        string[] all = ["--homedir", home, "--batch", "--no-tty", "--no-options", "--quiet", .. secret, .. arguments];
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(Patience);
        try
        {
            return await Start("gpg", all, passphrase, input, deadline.Token);
        }
        catch (Win32Exception)
        {
            return Missing;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Failed;
        }
        finally
        {
            if (passphrase is not null)
                await EndAgent();
        }
    }

    private static async Task<Result<byte[]>> Start(
        string program,
        IReadOnlyList<string> arguments,
        ReadOnlyMemory<byte>? passphrase,
        ReadOnlyMemory<byte> input,
        CancellationToken cancel
    )
    {
        using var process = Process.Start(About(program, arguments))!;
        try
        {
            // whatever it says is not logged: it may quote what it works on
            var errors = process.StandardError.ReadToEndAsync(cancel);
            using var output = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, cancel);
            await Tell(process, passphrase, input, cancel);
            await Task.WhenAll(reading, errors, process.WaitForExitAsync(cancel));
            return process.ExitCode == 0 ? output.ToArray() : Failed;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo About(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var path = start.Environment["PATH"];
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    // gpg reads the first line byte by byte and leaves the rest of the stream alone (--passphrase-fd)
    private static async Task Tell(
        Process process,
        ReadOnlyMemory<byte>? passphrase,
        ReadOnlyMemory<byte> input,
        CancellationToken cancel
    )
    {
        try
        {
            var to = process.StandardInput.BaseStream;
            if (passphrase is { } secret)
            {
                await to.WriteAsync(secret, cancel);
                await to.WriteAsync("\n"u8.ToArray(), cancel);
            }
            await to.WriteAsync(input, cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // it ended before it had read everything; its exit code says more
        }
    }

    private async Task EndAgent()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await Start("gpgconf", ["--homedir", home, "--kill", "gpg-agent"], null, default, deadline.Token);
        }
        catch (Exception late) when (late is Win32Exception or OperationCanceledException)
        {
            // it remembers nothing (gpg-agent.conf) and ends by itself when its home has gone
        }
    }
}
