using System.Text.Json;

namespace Tocsin.Ledger;

/// <summary>
/// What the facts of an entry are once they are sealed: JSON with kind, actor, instant (microseconds since 1970, UTC)
/// and the facts themselves.
/// </summary>
internal sealed record Envelope(string Kind, Actor By, long At, JsonElement Facts)
{
    public static byte[] Write(EntryKinds kinds, Entry entry, Actor by, DateTimeOffset at) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Envelope(
                kinds.NameOf(entry),
                by,
                Microseconds(at),
                JsonSerializer.SerializeToElement(entry, entry.GetType(), EntryKinds.Json)
            ),
            EntryKinds.Json
        );

    /// <exception cref="JsonException">It is not what was written.</exception>
    public static Envelope Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Envelope>(json, EntryKinds.Json) ?? throw new JsonException("null");

    public DateTimeOffset Instant() => DateTimeOffset.UnixEpoch.AddTicks(At * TimeSpan.TicksPerMicrosecond);

    private static long Microseconds(DateTimeOffset at) =>
        (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
