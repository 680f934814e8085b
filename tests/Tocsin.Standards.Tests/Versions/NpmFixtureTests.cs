using System.Text.Json;
using Tocsin.Standards.Versions;
using Xunit.Abstractions;
using static Tocsin.Standards.Tests.Versions.NpmFixtures;

namespace Tocsin.Standards.Tests.Versions;

/// <summary>node-semver's own fixtures. Its increments and truncations make new versions, which nothing here does.</summary>
public sealed class NpmFixtureTests(ITestOutputHelper output)
{
    [DataFact("npm-semver/range-include.json")]
    public void Ranges_hold_what_npm_says_they_hold() => AllHold("range-include", output, row => Contains(row));

    [DataFact("npm-semver/range-exclude.json")]
    public void Ranges_do_not_hold_what_npm_says_they_do_not() =>
        AllHold("range-exclude", output, row => Contains(row) is { } held ? !held : null);

    [DataFact("npm-semver/range-parse.json")]
    public void Ranges_have_npms_canonical_form() =>
        AllHold(
            "range-parse",
            output,
            row =>
            {
                if (row[0].ValueKind != JsonValueKind.String)
                    return null;
                var parsed = NpmRange.Parse(row[0].GetString(), Options(row, 2));
                return row[1].ValueKind == JsonValueKind.Null
                    ? !parsed.Succeeded
                    : parsed.Succeeded && Canonical(parsed.Value) == row[1].GetString();
            }
        );

    [DataFact("npm-semver/range-intersection.json")]
    public void Ranges_intersect_where_npm_says_so() =>
        AllHold("range-intersection", output, row => Intersect(row, Options(row, 3)));

    [DataFact("npm-semver/comparator-intersection.json")]
    public void Comparators_intersect_where_npm_says_so() =>
        AllHold("comparator-intersection", output, row => Intersect(row, Options(row, 3)));

    [DataFact("npm-semver/version-gt-range.json")]
    public void Versions_lie_above_ranges_where_npm_says_so() =>
        AllHold("version-gt-range", output, row => Outside(row, (range, version) => range.IsBelow(version)));

    [DataFact("npm-semver/version-not-gt-range.json")]
    public void Versions_do_not_lie_above_ranges_where_npm_says_so() =>
        AllHold("version-not-gt-range", output, row => Outside(row, (range, version) => !range.IsBelow(version)));

    [DataFact("npm-semver/version-lt-range.json")]
    public void Versions_lie_below_ranges_where_npm_says_so() =>
        AllHold("version-lt-range", output, row => Outside(row, (range, version) => range.IsAbove(version)));

    [DataFact("npm-semver/version-not-lt-range.json")]
    public void Versions_do_not_lie_below_ranges_where_npm_says_so() =>
        AllHold("version-not-lt-range", output, row => Outside(row, (range, version) => !range.IsAbove(version)));

    [DataFact("npm-semver/comparisons.json")]
    public void The_first_version_is_the_greater() =>
        AllHold(
            "comparisons",
            output,
            row =>
                Version(row[0], Options(row, 2)) is { } greater
                && Version(row[1], Options(row, 2)) is { } less
                && greater.CompareTo(less) == 1
                && less.CompareTo(greater) == -1
        );

    [DataFact("npm-semver/equality.json")]
    public void Both_versions_are_equal() =>
        AllHold(
            "equality",
            output,
            row =>
                Version(row[0], Options(row, 2)) is { } left
                && Version(row[1], Options(row, 2)) is { } right
                && left.Equals(right)
                && left.GetHashCode() == right.GetHashCode()
                && left.CompareTo(right) == 0
        );

    [DataFact("npm-semver/valid-versions.json")]
    public void Valid_versions_are_read_as_npm_reads_them() =>
        AllHold(
            "valid-versions",
            output,
            row =>
            {
                var numbers = string.Join('.', row[1..4].Select(n => n.GetRawText()));
                var preRelease = string.Join('.', row[4].EnumerateArray().Select(i => i.ToString()));
                var expected = preRelease.Length == 0 ? numbers : $"{numbers}-{preRelease}";
                return Version(row[0], NpmRangeOptions.None) is { } key && VersionScheme.Npm.Print(key) == expected;
            }
        );

    [DataFact("npm-semver/invalid-versions.json")]
    public void Invalid_versions_are_not_read() =>
        AllHold(
            "invalid-versions",
            output,
            row => row[0].ValueKind != JsonValueKind.String ? null : Version(row[0], Options(row, 2)) is null
        );

    /// <summary>Null for rows that test JavaScript's handling of things that are no text.</summary>
    private static bool? Contains(JsonElement[] row)
    {
        if (row[1].ValueKind != JsonValueKind.String)
            return null;
        var options = Options(row, 2);
        return NpmRange.TryParse(row[0].GetString(), out var range, options)
            && Version(row[1], options) is { } version
            && range.Contains(version);
    }

    private static bool Intersect(JsonElement[] row, NpmRangeOptions options) =>
        Range(row[0], options).Intersects(Range(row[1], options)) == row[2].GetBoolean()
        && Range(row[1], options).Intersects(Range(row[0], options)) == row[2].GetBoolean();

    private static bool Outside(JsonElement[] row, Func<NpmRange, VersionKey, bool> says) =>
        Version(row[1], Options(row, 2)) is { } version && says(Range(row[0], Options(row, 2)), version);

    private static string Canonical(NpmRange range) => range.ToString() is { Length: > 0 } text ? text : "*";
}
