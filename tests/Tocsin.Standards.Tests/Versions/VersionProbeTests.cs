using Tocsin.Standards.Versions;

namespace Tocsin.Standards.Tests.Versions;

/// <summary>What is read to be forgotten says what is read to be kept, over every line of the lists in the shared data.</summary>
public sealed class VersionProbeTests
{
    [DataTheory("versions")]
    [InlineData("npm", "semver")]
    [InlineData("Pub", "pub")]
    [InlineData("PyPI", "pypi")]
    [InlineData("Maven", "maven")]
    [InlineData("NuGet", "nuget")]
    [InlineData("RubyGems", "rubygems")]
    [InlineData("Packagist", "packagist")]
    public void A_probe_compares_as_the_key_does(string ecosystem, string list)
    {
        var scheme = VersionScheme.For(ecosystem)!;
        var compared = 0;
        foreach (var file in Directory.EnumerateFiles(SharedData.At("versions"), $"{list}-versions*.txt"))
        {
            foreach (var line in File.ReadLines(file))
            {
                if (
                    line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    is not [var left, "<" or "=" or ">", var right]
                )
                    continue;
                var isKey = scheme.TryParse(left, out var key);
                scheme.TryProbe(left, out var probe).ShouldBe(isKey);
                if (!isKey || !scheme.TryParse(right, out var other))
                    continue;
                (probe.CompareTo(other), probe.CompareTo(key)).ShouldBe((key.CompareTo(other), 0), line);
                compared++;
            }
        }
        compared.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData("1.2.3-alpha.1")]
    [InlineData("1.2.3")]
    [InlineData("999999999999999.0.0")]
    [InlineData("9007199254740991.1.1")]
    [InlineData("01.2.3")]
    public void Reading_a_version_to_compare_it_allocates_nothing(string text)
    {
        VersionScheme.Npm.TryParse("1.2.3-beta", out var key).ShouldBeTrue();
        Ask();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Ask();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Ask()
        {
            if (VersionScheme.Npm.TryProbe(text, out var probe))
                _ = probe.CompareTo(key);
        }
    }

    [Fact]
    public void A_pre_release_of_any_length_compares()
    {
        var text = "1.2.3-" + string.Join('.', Enumerable.Repeat("long", 45));
        VersionScheme.Npm.TryParse(text, out var key).ShouldBeTrue();
        VersionScheme.Npm.TryParse(text + ".1", out var next).ShouldBeTrue();

        VersionScheme.Npm.TryProbe(text, out var probe).ShouldBeTrue();

        (probe.CompareTo(key), Math.Sign(probe.CompareTo(next))).ShouldBe((0, -1));
    }
}
