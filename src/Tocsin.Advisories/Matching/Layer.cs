namespace Tocsin.Advisories.Matching;

/// <summary>A table of a snapshot with what changed since on top: a key that changed at all has here all that it stands for.</summary>
/// <param name="group">Which keys of <paramref name="below"/>.</param>
internal sealed class Layer<T>(SnapshotTable<T>? below, int group, Dictionary<string, T[]> changed)
    where T : class
{
    public Layer(SnapshotTable<T>? below, int group)
        : this(below, group, new(StringComparer.Ordinal)) { }

    /// <summary>Empty when there is no such key.</summary>
    public T[] Find(ReadOnlySpan<char> key) =>
        changed.Count > 0 && changed.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var there)
            ? there
            : below?.Find(group, key) ?? [];

    public void Set(string key, T[] all)
    {
        // nothing hides what lies below; where nothing lies below, nothing need be kept
        if (all.Length > 0 || below is not null)
            changed[key] = all;
        else
            changed.Remove(key);
    }

    public Layer<T> Copy() => new(below, group, new(changed, StringComparer.Ordinal));
}
