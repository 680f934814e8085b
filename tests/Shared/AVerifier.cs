using System.Diagnostics;

namespace Tocsin.Tests.Shared;

/// <summary>Somebody who has GnuPG, a home that knows nobody, and the public key they were given.</summary>
public sealed class AVerifier : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tocsin-verifier-").FullName;

    private AVerifier() { }

    /// <summary>Knows this key and no other.</summary>
    public static async Task<AVerifier> With(string armored)
    {
        var verifier = new AVerifier();
        await File.WriteAllTextAsync(verifier.At("key.asc"), armored);
        (await verifier.Run("--import", verifier.At("key.asc"))).Code.ShouldBe(0);
        return verifier;
    }

    /// <summary>The fingerprint of the one key it knows.</summary>
    public async Task<string> Fingerprint() =>
        (await Run("--with-colons", "--list-keys"))
            .Output.Split('\n')
            .First(line => line.StartsWith("fpr:", StringComparison.Ordinal))
            .Split(':')[9];

    /// <summary>Whether <paramref name="signature"/> is a good one of the key over exactly these bytes.</summary>
    public async Task<bool> Verifies(byte[] body, string signature)
    {
        await File.WriteAllBytesAsync(At("body"), body);
        await File.WriteAllTextAsync(At("signature"), signature);
        return (await Run("--verify", At("signature"), At("body"))).Code == 0;
    }

    /// <summary>What a cleartext-signed message says; null where its signature is not good.</summary>
    public async Task<string?> Reads(string message)
    {
        await File.WriteAllTextAsync(At("message"), message);
        var read = await Run("--decrypt", At("message"));
        return read.Code == 0 ? read.Output : null;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name) => Path.Combine(folder, name);

    private async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("gpg", ["--homedir", folder, "--batch", "--no-tty", "--quiet", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var gpg = Process.Start(start)!;
        var (output, errors) = (gpg.StandardOutput.ReadToEndAsync(), gpg.StandardError.ReadToEndAsync());
        await gpg.WaitForExitAsync();
        await errors;
        return (gpg.ExitCode, await output);
    }
}
