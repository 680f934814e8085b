namespace Tocsin.Cases.Clusters;

/// <summary>Finds what is near-identical among many, without comparing each with each.</summary>
public static class Clustering
{
    // two that are alike in 0.7 of their orders share a band of four with 99 in 100; the rest is one report less in a suggestion
    private const int Band = 4 * sizeof(ushort);

    /// <summary>Groups of two and more, in the order of their first; what is like nothing is in none.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> Of<T>(IReadOnlyList<T> all, Func<T, string?> sketch)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(sketch);
        var sketches = all.Select(sketch).ToList();
        var head = Enumerable.Range(0, all.Count).ToArray();
        var seen = new Dictionary<(int Band, ulong Value), List<int>>();
        for (var i = 0; i < all.Count; i++)
        {
            if (ReportSketch.Read(sketches[i]) is not { } bytes)
                continue;
            for (var at = 0; at < bytes.Length; at += Band)
            {
                var key = (at, BitConverter.ToUInt64(bytes, at));
                if (!seen.TryGetValue(key, out var others))
                    seen.Add(key, others = []);
                foreach (var other in others.Where(o => Head(o) != Head(i)))
                {
                    if (ReportSketch.Likeness(sketches[other], sketches[i]) >= ReportSketch.Near)
                        head[Math.Max(Head(other), Head(i))] = Math.Min(Head(other), Head(i));
                }
                others.Add(i);
            }
        }
        return
        [
            .. Enumerable
                .Range(0, all.Count)
                .GroupBy(Head)
                .Where(group => group.Skip(1).Any())
                .Select(IReadOnlyList<T> (group) => [.. group.Select(i => all[i])]),
        ];

        int Head(int i)
        {
            while (head[i] != i)
                i = head[i] = head[head[i]];
            return i;
        }
    }
}
