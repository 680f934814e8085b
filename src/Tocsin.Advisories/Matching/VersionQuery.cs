using System.Runtime.InteropServices;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Matching;

/// <summary>A version that is asked about, read once for all the candidates it is compared with.</summary>
[StructLayout(LayoutKind.Auto)]
public ref struct VersionQuery
{
    // says something only when it was read
    private VersionProbe probe;

    /// <summary>As it was asked about.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>Whether the scheme knew the text as a version.</summary>
    public bool IsRead { get; private set; }

    /// <param name="scheme">Of the ecosystem; null where nobody knows it. Then SemVer reads it for the ranges that are SemVer by their type.</param>
    public static VersionQuery Of(VersionScheme? scheme, ReadOnlySpan<char> text)
    {
        var query = new VersionQuery { Text = text };
        query.IsRead = (scheme ?? VersionScheme.SemVer).TryProbe(text, out query.probe);
        return query;
    }

    internal readonly int CompareTo(in VersionKey key) => probe.CompareTo(key);
}
