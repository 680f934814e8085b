using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Commands;

/// <summary>
/// What a process of ours hears from the one that started it: its settings, as the first line of its standard input, and that it is to end,
/// when that input does: whoever started it ends it, or is no more.
/// </summary>
internal sealed class FromParent : IDisposable
{
    private readonly StopSignals signals = new(deaf: true);
    private readonly StreamReader input = new(Console.OpenStandardInput());

    public CancellationToken Stop => signals.Token;

    /// <summary>Refused as the settings are. From now on the end is listened for.</summary>
    public async Task<Result<ServerOptions>> Settings()
    {
        var line = await input.ReadLineAsync(CancellationToken.None) ?? "";
        _ = EndWithInput();
        return SettingValues.Parse(line).Then(ServerOptions.Read);
    }

    public void Dispose()
    {
        signals.Dispose();
        input.Dispose();
    }

    private async Task EndWithInput()
    {
        try
        {
            while (await input.ReadLineAsync(CancellationToken.None) is not null) { }
            signals.Stop();
        }
        catch (ObjectDisposedException)
        {
            // we were done first
        }
    }
}
