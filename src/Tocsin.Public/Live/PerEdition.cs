namespace Tocsin.Public.Live;

/// <summary>Something that is made of an edition once and kept until there is a newer one.</summary>
/// <param name="make">Quick: two requests may both do it.</param>
internal sealed class PerEdition<T>(LiveIndex live, Func<Edition, T> make)
    where T : class
{
    private volatile Made? made;

    /// <summary>Of the newest edition.</summary>
    public T Now
    {
        get
        {
            var (edition, there) = (live.Now, made);
            if (there?.Of != edition)
                made = there = new(edition, make(edition));
            return there.What;
        }
    }

    private sealed record Made(Edition Of, T What);
}
