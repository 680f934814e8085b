namespace Tocsin.Server.Hosting;

/// <summary>An application's life is its process's, which may have several applications and hears the signals itself.</summary>
internal sealed class ProcessLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
