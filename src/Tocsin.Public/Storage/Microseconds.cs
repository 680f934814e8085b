namespace Tocsin.Public.Storage;

/// <summary>Instants as the store keeps them: whole microseconds since 1970, UTC, the same number in both databases.</summary>
internal static class Microseconds
{
    public static long Of(DateTimeOffset at) =>
        (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset ToInstant(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
