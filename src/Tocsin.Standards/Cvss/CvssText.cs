using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Cvss;

/// <summary>How vectors are written: CVSS 4.0 section 7, 3.1 and 3.0 section 6, 2.0 section 2.4.</summary>
internal static class CvssText
{
    public static string Prefix(CvssVersion version) =>
        version switch
        {
            CvssVersion.V40 => "CVSS:4.0/",
            CvssVersion.V31 => "CVSS:3.1/",
            CvssVersion.V30 => "CVSS:3.0/",
            _ => "",
        };

    public static bool TryVersion(string text, out CvssVersion version, out string rest)
    {
        foreach (var known in new[] { CvssVersion.V40, CvssVersion.V31, CvssVersion.V30 })
            if (text.StartsWith(Prefix(known), StringComparison.Ordinal))
            {
                (version, rest) = (known, text[Prefix(known).Length..]);
                return true;
            }
        // 2.0 has no prefix of its own; its specification prints vectors in parentheses.
        (version, rest) = (CvssVersion.V20, text is ['(', .., ')'] ? text[1..^1] : text);
        return rest.StartsWith("AV:", StringComparison.Ordinal);
    }

    /// <summary>The metrics that say something, in the order of the specification; every mistake becomes a fault.</summary>
    public static IReadOnlyList<CvssChoice> Metrics(CvssVersion version, string rest, FaultCollector faults)
    {
        var all = CvssMetrics.Of(version);
        var given = new Dictionary<CvssMetric, CvssMetricValue>();
        var last = -1;
        foreach (var part in rest.Split('/'))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var (code, value) = colon < 0 ? (part, "") : (part[..colon], part[(colon + 1)..]);
            var at = IndexOf(all, code);
            if (part.Length == 0)
                faults.Add("", "A slash stands where no metric follows.");
            else if (at < 0)
                faults.Add(code, $"CVSS {Name(version)} has no metric {code}.");
            else if (all[at].Find(value) is not { } found)
                faults.Add(code, $"{all[at].Name} is one of {string.Join(", ", all[at].Values.Select(v => v.Code))}.");
            else if (!given.TryAdd(all[at], found))
                faults.Add(code, $"{all[at].Name} is given twice.");
            else if (version == CvssVersion.V40 && at < last)
                faults.Add(code, $"{all[at].Name} stands too late: CVSS 4.0 fixes the order.");
            last = Math.Max(last, at);
        }
        foreach (var missing in all.Where(m => m.IsRequired && !given.ContainsKey(m)))
            if (!faults.Faults.Any(f => f.Path == missing.Code))
                faults.Add(missing.Code, $"{missing.Name} is needed.");
        return
        [
            .. all.Where(m => given.TryGetValue(m, out var v) && v.Code is not ("X" or "ND"))
                .Select(m => new CvssChoice(m, given[m])),
        ];
    }

    private static int IndexOf(IReadOnlyList<CvssMetric> metrics, string code)
    {
        for (var i = 0; i < metrics.Count; i++)
            if (metrics[i].Code == code)
                return i;
        return -1;
    }

    private static string Name(CvssVersion version) =>
        version switch
        {
            CvssVersion.V40 => "4.0",
            CvssVersion.V31 => "3.1",
            CvssVersion.V30 => "3.0",
            _ => "2.0",
        };
}
