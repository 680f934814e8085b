using Tocsin.Advisories.Matching;

namespace Tocsin.Public.Live;

/// <summary>The record that stands for another name.</summary>
internal static class Alias
{
    /// <summary>Of several records with this alias the first by ID that is not withdrawn, else the first; null when there is none.</summary>
    public static IndexedRecord? Of(AdvisoryIndex index, string alias)
    {
        var named = index.WithAlias(alias);
        return named.FirstOrDefault(record => record.Withdrawn is null) ?? (named.Count > 0 ? named[0] : null);
    }
}
