namespace Tocsin.Standards.Versions;

/// <summary>
/// How one ecosystem writes and orders its versions. The folder knows versions, sets of versions and the range syntax
/// of npm; it knows nothing of advisories.
/// </summary>
public abstract class VersionScheme
{
    /// <summary>The longest version that is read, in UTF-16 units; node-semver's own limit, taken for every scheme.</summary>
    public const int LongestVersion = 256;

    /// <summary>npm and Node.js: node-semver, parsing loosely (<c>v1.2.3</c>, <c>= 1.2.3beta</c>).</summary>
    public static VersionScheme Npm { get; } = new SemVerScheme("npm", SemVerGrammar.NpmLoose, ordersBuild: false);

    /// <summary>npm without <c>loose</c>: what can be published today. Its keys are those of <see cref="Npm"/>.</summary>
    public static VersionScheme NpmStrict { get; } =
        new SemVerScheme("npm (strict)", SemVerGrammar.NpmStrict, ordersBuild: false);

    /// <summary>
    /// SemVer 2.0 as OSV's ranges of type <c>SEMVER</c> use it, whatever the ecosystem: a leading <c>v</c> is allowed,
    /// missing numbers are 0, numbers have no upper limit, build metadata does not count.
    /// </summary>
    public static VersionScheme SemVer { get; } = new SemVerScheme("SemVer", SemVerGrammar.Plain, ordersBuild: false);

    /// <summary>Dart's pub: SemVer, except that build metadata counts (pub_semver, "Order of versions").</summary>
    public static VersionScheme Pub { get; } = new SemVerScheme("Pub", SemVerGrammar.Plain, ordersBuild: true);

    /// <summary>What the scheme is called.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The scheme of an ecosystem in OSV's spelling (OSV schema 1.7, "Defined ecosystems"), with or without a suffix
    /// after a colon. Null when nobody knows it: then versions match by equality of their text and nothing else.
    /// </summary>
    public static VersionScheme? For(string ecosystem)
    {
        ArgumentNullException.ThrowIfNull(ecosystem);
        var colon = ecosystem.IndexOf(':', StringComparison.Ordinal);
        return (colon < 0 ? ecosystem : ecosystem[..colon]) switch
        {
            "npm" or "Node.js" => Npm,
            "Pub" => Pub,
            "Go" or "crates.io" or "Hex" or "GitHub Actions" or "SwiftURL" or "Bitnami" or "Julia" or "VSCode" =>
                SemVer,
            _ => null,
        };
    }

    /// <summary>
    /// Reads one version. Never throws; false when the scheme does not know the text as a version, which then matches
    /// by equality only.
    /// </summary>
    public abstract bool TryParse(ReadOnlySpan<char> text, out VersionKey key);

    /// <summary>Reads the <c>introduced</c> of an OSV event, where <c>0</c> is <see cref="VersionKey.Minimum"/>.</summary>
    public bool TryParseIntroduced(ReadOnlySpan<char> text, out VersionKey key)
    {
        key = VersionKey.Minimum;
        return text is "0" || TryParse(text, out key);
    }

    /// <summary>The version of a key of this scheme, in the scheme's canonical spelling; it reads back as an equal key.</summary>
    public abstract string Print(VersionKey key);

    /// <summary>
    /// The very next version in the order of this scheme, so that <c>&gt; v</c> can be written as <c>&gt;= next</c>
    /// where only inclusive starts exist (OSV's <c>introduced</c>). False where there is none.
    /// </summary>
    public abstract bool TryNext(VersionKey key, out VersionKey next);

    public override string ToString() => Name;
}
