namespace Tocsin.Standards.Versions;

/// <summary>
/// How one ecosystem writes and orders its versions. The folder knows versions, sets of versions and the range syntax
/// of npm; it knows nothing of advisories.
/// </summary>
public abstract class VersionScheme
{
    /// <summary>The longest version that is read, in UTF-16 units; node-semver's own limit, taken for every scheme. A longer one matches by equality only.</summary>
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

    /// <summary>Julia's VersionNumber: as <see cref="Pub"/>; its binary packages are numbered by builds (<c>1.2.3+4</c>).</summary>
    public static VersionScheme Julia { get; } = new SemVerScheme("Julia", SemVerGrammar.Plain, ordersBuild: true);

    /// <summary>PyPI: PEP 440, and setuptools' older order for what PEP 440 does not read; that sorts first.</summary>
    public static VersionScheme PyPi { get; } = new PyPiScheme();

    /// <summary>Maven: ComparableVersion, made an order where it is none.</summary>
    public static VersionScheme Maven { get; } = new MavenScheme();

    /// <summary>NuGet: SemVer with up to four numbers, without regard to case.</summary>
    public static VersionScheme NuGet { get; } = new NuGetScheme();

    /// <summary>RubyGems: Gem::Version.</summary>
    public static VersionScheme RubyGems { get; } = new GemScheme();

    /// <summary>Packagist: PHP's version_compare, with Composer's branches.</summary>
    public static VersionScheme Packagist { get; } = new PackagistScheme();

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
            "PyPI" => PyPi,
            "Maven" => Maven,
            "NuGet" => NuGet,
            "RubyGems" => RubyGems,
            "Packagist" => Packagist,
            "Julia" => Julia,
            "Go" or "crates.io" or "Hex" or "GitHub Actions" or "SwiftURL" or "Bitnami" or "Kubernetes" or "VSCode" =>
                SemVer,
            _ => null,
        };
    }

    /// <summary>
    /// Reads one version. Never throws; false when the scheme does not know the text as a version, which then matches
    /// by equality only.
    /// </summary>
    public abstract bool TryParse(ReadOnlySpan<char> text, out VersionKey key);

    /// <summary>As <see cref="TryParse"/>, for a version that is compared and forgotten.</summary>
    public abstract bool TryProbe(ReadOnlySpan<char> text, out VersionProbe probe);

    /// <summary>Reads the <c>introduced</c> of an OSV event, where <c>0</c> is <see cref="VersionKey.Minimum"/>.</summary>
    public bool TryParseIntroduced(ReadOnlySpan<char> text, out VersionKey key)
    {
        key = VersionKey.Minimum;
        return text is "0" || TryParse(text, out key);
    }

    /// <summary>
    /// Below 0, 0 or above 0 as the left version is before, equal to or after the right to the ecosystem's own tool. What the
    /// scheme does not know as a version is equal to itself; next to anything else it has no place, and the answer is
    /// null. Keys give the same answer, but for the few pairs by which a tool goes in a circle: keys are an order.
    /// </summary>
    public virtual int? Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        TryParse(left, out var l) && TryParse(right, out var r) ? l.CompareTo(r)
        : left.SequenceEqual(right) ? 0
        : null;

    /// <summary>
    /// The version of a key of this scheme, in the scheme's canonical spelling; it reads back as an equal key, unless
    /// spelling it out made it longer than <see cref="LongestVersion"/>.
    /// </summary>
    public abstract string Print(VersionKey key);

    /// <summary>
    /// The very next version in the order of this scheme, so that <c>&gt; v</c> can be written as <c>&gt;= next</c>
    /// where only inclusive starts exist (OSV's <c>introduced</c>). False where there is none.
    /// </summary>
    public abstract bool TryNext(VersionKey key, out VersionKey next);

    public override string ToString() => Name;
}
