using System.Runtime.InteropServices;

namespace Tocsin.Server.Commands;

/// <summary>Ctrl-C and SIGTERM as a token.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly List<PosixSignalRegistration> registered;

    /// <param name="deaf">
    /// Ctrl-C reaches every process of a terminal; one that is ended by another waits for that one to say so.
    /// </param>
    public StopSignals(bool deaf = false) =>
        registered = [
            On(PosixSignal.SIGINT, deaf),
            On(PosixSignal.SIGQUIT, deaf),
            On(PosixSignal.SIGHUP, deaf),
            On(PosixSignal.SIGTERM, deaf: false),
        ];

    public CancellationToken Token => stop.Token;

    public void Stop() => stop.Cancel();

    public void Dispose()
    {
        registered.ForEach(r => r.Dispose());
        stop.Dispose();
    }

    private PosixSignalRegistration On(PosixSignal signal, bool deaf) =>
        PosixSignalRegistration.Create(
            signal,
            context =>
            {
                context.Cancel = true;
                if (!deaf)
                    stop.Cancel();
            }
        );
}
