namespace Tocsin.Standards.Versions;

/// <summary>Semantic Versioning 2.0 (semver.org) in one of its dialects.</summary>
/// <param name="ordersBuild">Whether build metadata counts in the order, which SemVer denies and pub wants.</param>
internal sealed class SemVerScheme(string name, SemVerGrammar grammar, bool ordersBuild) : VersionScheme
{
    public override string Name => name;

    public override bool TryParse(ReadOnlySpan<char> text, out VersionKey key)
    {
        if (SemVerParts.TryRead(text, grammar, out var parts))
        {
            key = SemVerKey.Pack(parts, ordersBuild);
            return true;
        }
        key = default;
        return false;
    }

    public override string Print(VersionKey key) => SemVerKey.Print(key);

    public override bool TryNext(VersionKey key, out VersionKey next)
    {
        next = default;
        return !ordersBuild && SemVerKey.TryNext(key, out next) && TryParse(Print(next), out _);
    }
}
