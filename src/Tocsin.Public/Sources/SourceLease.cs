namespace Tocsin.Public.Sources;

/// <summary>A source that this process has to itself until the lease lapses; who dies keeps it no longer than that.</summary>
internal sealed class SourceLease(Source source, int attempts, long until)
{
    public Source Source => source;

    /// <summary>Tries since the last success, this one included.</summary>
    public int Attempts => attempts;

    /// <summary>Microseconds since 1970; the row in the store says the same for as long as the lease is ours.</summary>
    public long Until { get; set; } = until;
}

/// <summary>Another process took the source over, since this one seemed dead.</summary>
public sealed class LeaseLostException() : Exception("The source was taken over by another process.");
