using BenchmarkDotNet.Attributes;
using NuGet.Versioning;
using Tocsin.Benchmarks.Workloads;
using Tocsin.Standards.Versions;

namespace Tocsin.Benchmarks.Versions;

/// <summary>
/// Compares two versions, of each scheme, over the pairs of its list in the shared data. Beside it the ordinal comparison of
/// the texts, than which nothing is faster, and NuGet.Versioning on those of the same versions that it reads.
/// </summary>
[MemoryDiagnoser]
public class CompareBenchmarks
{
    private const int Pairs = 1024;

    private (string Left, string Right)[] texts = [];
    private (VersionKey Left, VersionKey Right)[] keys = [];
    private (NuGetVersion Left, NuGetVersion Right)[] peers = [];
    private VersionScheme scheme = VersionScheme.SemVer;

    [Params("npm", "Go", "Pub", "PyPI", "Maven", "NuGet", "RubyGems", "Packagist")]
    public string Ecosystem { get; set; } = "";

    [GlobalSetup]
    public void Read()
    {
        scheme = VersionScheme.For(Ecosystem)!;
        var name = Ecosystem is "npm" or "Go" ? "semver" : Ecosystem.ToLowerInvariant();
        var listed = Directory
            .EnumerateFiles(SharedData.At("versions"), $"{name}-versions*.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(parts => parts is [_, "<" or "=" or ">", _])
            .Select(parts => (Left: parts[0], Right: parts[2]))
            .Where(pair => scheme.TryParse(pair.Left, out _) && scheme.TryParse(pair.Right, out _))
            .ToArray();
        texts = Spread(listed);
        keys = Array.ConvertAll(texts, pair => (Key(pair.Left), Key(pair.Right)));
        peers = Spread([
            .. texts
                .Where(pair => NuGetVersion.TryParse(pair.Left, out _) && NuGetVersion.TryParse(pair.Right, out _))
                .Select(pair => (NuGetVersion.Parse(pair.Left), NuGetVersion.Parse(pair.Right))),
        ]);
    }

    /// <summary>Read before, as the index has them.</summary>
    [Benchmark(OperationsPerInvoke = Pairs)]
    public int Keys()
    {
        var sum = 0;
        foreach (ref readonly var pair in keys.AsSpan())
            sum += pair.Left.CompareTo(pair.Right);
        return sum;
    }

    /// <summary>Both read each time.</summary>
    [Benchmark(OperationsPerInvoke = Pairs)]
    public int Texts()
    {
        var sum = 0;
        foreach (var (left, right) in texts)
            sum += scheme.Compare(left, right) ?? 0;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Pairs, Baseline = true)]
    public int Ordinal()
    {
        var sum = 0;
        foreach (var (left, right) in texts)
            sum += string.CompareOrdinal(left, right);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Pairs)]
    public int NuGetVersioning()
    {
        var sum = 0;
        foreach (var (left, right) in peers)
            sum += left.CompareTo(right);
        return sum;
    }

    private VersionKey Key(string text) => scheme.TryParse(text, out var key) ? key : VersionKey.Minimum;

    /// <summary>As many as are measured, from all over the list; a short list several times.</summary>
    private static T[] Spread<T>(T[] all) =>
        [
            .. Enumerable
                .Range(0, Pairs)
                .Select(i => all[(int)((long)i * Math.Max(all.Length, Pairs) / Pairs % all.Length)]),
        ];
}
