using Tocsin.Standards.Versions;
using Xunit.Abstractions;

namespace Tocsin.Standards.Tests.Versions;

public sealed class NpmGoldenTests(ITestOutputHelper output)
{
    /// <summary>
    /// What node-semver 7.8.5 made of random ranges: options (1 loose, 2 includePrerelease), range, canonical form, and for
    /// each version of the first line whether it matches; a hyphen where it is no range.
    /// </summary>
    private static string Golden =>
        Path.Combine(SharedData.Root(), "tests/Tocsin.Standards.Tests/Versions/npm-ranges.tsv");

    [Fact]
    public void Random_ranges_mean_what_node_semver_says()
    {
        var lines = File.ReadAllLines(Golden);
        var versions = lines[0][2..].Split(' ').Select(Known).ToList();
        var wrong = new List<string>();
        foreach (var line in lines[1..])
        {
            var columns = line.Split('\t');
            var parsed = NpmRange.TryParse(columns[1], out var range, (NpmRangeOptions)(columns[0][0] - '0'));
            var same = range is null
                ? columns[2] == "-"
                : columns is [_, _, var canonical, var matches]
                    && range.ToString() == canonical
                    && string.Concat(versions.Select(v => range.Contains(v) ? '1' : '0')) == matches;
            if (!same)
                wrong.Add($"{line} but {range?.ToString() ?? "none"}");
        }
        output.WriteLine($"{lines.Length - 1 - wrong.Count} of {lines.Length - 1} ranges are the same");
        wrong.ShouldBeEmpty();
    }

    private static VersionKey Known(string text) =>
        VersionScheme.Npm.TryParse(text, out var key) ? key : throw new InvalidOperationException(text);
}
