using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Matching;

/// <summary>A version that is asked about, read once for all the candidates it is compared with.</summary>
public readonly ref struct VersionQuery
{
    private VersionQuery(ReadOnlySpan<char> text, VersionKey key, bool isRead)
    {
        Text = text;
        Key = key;
        IsRead = isRead;
    }

    public ReadOnlySpan<char> Text { get; }

    /// <summary>Says something only when <see cref="IsRead"/>.</summary>
    public VersionKey Key { get; }

    /// <summary>Whether the scheme knew the text as a version.</summary>
    public bool IsRead { get; }

    /// <param name="scheme">Of the ecosystem; null where nobody knows it. Then SemVer reads it for the ranges that are SemVer by their type.</param>
    public static VersionQuery Of(VersionScheme? scheme, ReadOnlySpan<char> text)
    {
        var isRead = (scheme ?? VersionScheme.SemVer).TryParse(text, out var key);
        return new(text, key, isRead);
    }
}
