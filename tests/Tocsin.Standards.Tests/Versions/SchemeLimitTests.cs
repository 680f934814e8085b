using Tocsin.Standards.Versions;

namespace Tocsin.Standards.Tests.Versions;

public sealed class SchemeLimitTests
{
    public static TheoryData<string> Names => [.. SchemeTexts.All.Select(scheme => scheme.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_longest_version_is_read_and_one_longer_is_not(string name)
    {
        var scheme = Scheme(name);
        var longest = "1.2." + new string('3', VersionScheme.LongestVersion - 4);
        // npm has a limit of its own to numbers.
        if (name == "npm")
            longest = "1.2.3-" + new string('a', VersionScheme.LongestVersion - 6);

        scheme.TryParse(longest, out var key).ShouldBeTrue();
        scheme.Print(key).ShouldBe(longest);
        scheme.TryParse(longest + "3", out _).ShouldBeFalse();
        scheme.Compare(longest + "3", longest + "3").ShouldBe(0);
        scheme.Compare(longest + "3", longest).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Long_and_odd_texts_are_refused_or_read_but_never_throw(string name)
    {
        var scheme = Scheme(name);
        foreach (
            var part in (string[])
                ["1", "a", ".", "-", "1.", "1a", "a.0-", "#", "\0", "\ud83d", "\uffff", "é", "漢1", "１"]
        )
        foreach (var length in (int[])[1, VersionScheme.LongestVersion, 1_000, 100_000])
        {
            var text = string.Concat(Enumerable.Repeat(part, length / part.Length + 1))[..length];

            var isRead = scheme.TryParse(text, out var key);

            isRead.ShouldBe(isRead && length <= VersionScheme.LongestVersion);
            _ = scheme.Print(key);
            _ = scheme.TryNext(key, out _);
            scheme.Compare(text, text).ShouldBe(0);
            _ = scheme.Compare(text, "1.0");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_and_white_space_are_no_versions(string name)
    {
        foreach (var text in (string[])["", " ", "\t", "1 .0", "1.0\n2", "1.\0"])
            Scheme(name).TryParse(text, out _).ShouldBeFalse($"{name}: '{text}'");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_version_sorts_after_the_minimum(string name)
    {
        foreach (var text in (string[])["0", "0.0.0", "0.0.0-0", "0.dev0", "dev-a", "0-alpha", "0.a", "foo"])
            if (Scheme(name).TryParse(text, out var key))
                key.CompareTo(VersionKey.Minimum).ShouldBe(1, $"{name}: {text}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Comparing_keys_allocates_nothing(string name)
    {
        var scheme = Scheme(name);
        scheme.TryParse("1.2.3-alpha.20240229.12345678901234567890", out var left).ShouldBeTrue();
        scheme.TryParse("1.2.3-alpha.20240229.12345678901234567891", out var right).ShouldBeTrue();
        var before = 0;
        var least = Enumerable.Range(0, 20).Min(_ => Allocated());

        least.ShouldBe(0);
        before.ShouldBe(20_000);

        long Allocated()
        {
            var start = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1_000; i++)
                if (left < right && left != right)
                    before++;
            return GC.GetAllocatedBytesForCurrentThread() - start;
        }
    }

    private static VersionScheme Scheme(string name) => Array.Find(SchemeTexts.All, scheme => scheme.Name == name)!;
}
