namespace Tocsin.Public.Live;

/// <summary>Something that takes long to make out of an edition: made once, by whoever asks first; the others wait for it.</summary>
/// <param name="make">Gets the edition and what was made of the one before, if anything was.</param>
internal sealed class Derived<T>(Func<Edition, T?, T> make)
    where T : class
{
    private readonly Lock making = new();

    private volatile Made? last;

    public T Of(Edition edition)
    {
        if (last is { } there && there.Edition == edition)
            return there.Value;
        lock (making)
        {
            if (last is { } done && done.Edition == edition)
                return done.Value;
            var value = make(edition, last?.Value);
            // A request that holds on to an older edition gets its own and leaves the newest in place.
            if (last is null || last.Edition.Generation <= edition.Generation)
                last = new(edition, value);
            return value;
        }
    }

    private sealed record Made(Edition Edition, T Value);
}
