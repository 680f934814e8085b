namespace Tocsin.Public.Tests.Sources;

/// <summary>A clock that is advanced by hand.</summary>
internal sealed class AClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
