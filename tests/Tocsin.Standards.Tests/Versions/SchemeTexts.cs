using FsCheck;
using FsCheck.Fluent;
using Tocsin.Standards.Versions;

namespace Tocsin.Standards.Tests.Versions;

/// <summary>Texts in the style of each scheme, of few different parts, so that versions meet; now and then an odd one.</summary>
internal static class SchemeTexts
{
    private static readonly Dictionary<VersionScheme, string> Words = new()
    {
        [VersionScheme.PyPi] =
            "a b rc alpha c pre preview post r rev dev ! + - _ . .dev .post1 +local v -1 final final- * @",
        [VersionScheme.Maven] =
            "- -- . .. a b m alpha beta milestone rc cr snapshot ga final release sp x xyz -x .x _ é Ω",
        [VersionScheme.NuGet] = "- -beta -BETA -rc .alpha + +b --5 -0 .-0 -2147483648 .2147483647 .2147483648 .0",
        [VersionScheme.RubyGems] = "a b pre rc beta - . .a .b .pre -a -- .0",
        [VersionScheme.Packagist] =
            "v V dev- dev alpha beta rc RC a b pl p patch -dev .x-dev x foo # - _ + . ~ foo/bar BETA Rc / -p -foo",
    };

    private static readonly string[] Anything =
    [
        "",
        " ",
        "\0",
        "\n",
        "\u00a0",
        "\u0130",
        "\u0661",
        "\ud83d\ude00",
        "\ud83d",
        "\uffff",
        "ſ",
        "1e9",
        "0x10",
        "${version}",
        "-class.-jw.util.version.version-pre",
    ];

    public static VersionScheme[] All { get; } =
    [VersionScheme.Npm, VersionScheme.SemVer, VersionScheme.Pub, VersionScheme.Julia, .. Words.Keys];

    /// <summary>Most of them versions of the scheme.</summary>
    public static Gen<string> Of(VersionScheme scheme) =>
        Words.TryGetValue(scheme, out var words)
            ? Gen.Frequency((3, Mixed(words.Split(' '), Numbers(), 6)), (1, Dotted(words.Split(' '))))
            : SemVer();

    public static Gen<string> SemVer() =>
        from numbers in Numbers().Three()
        from identifiers in Gen.Elements("0", "1", "10", "a", "b", "a0", "-", "rc").ListOf()
        from build in Gen.Elements("", "", "+1", "+b.2")
        let preRelease = identifiers.Count is > 0 and < 4 ? "-" + string.Join('.', identifiers) : ""
        select $"{numbers.Item1}.{numbers.Item2}.{numbers.Item3}{preRelease}{build}";

    /// <summary>In no style at all.</summary>
    public static Gen<string> Any() =>
        Mixed([.. Words.Values.SelectMany(w => w.Split(' ')), .. Anything], Numbers(), 12);

    private static Gen<string> Numbers() =>
        Gen.Frequency(
            (20, Gen.Choose(0, 3).Select(n => $"{n}")),
            (2, Gen.Elements("00", "007", "159", "160", "12447", "12448", "20240229", "4294967296")),
            (1, Gen.Elements("18446744073709551615", "18446744073709551616", "999999999999999999999"))
        );

    private static Gen<string> Dotted(string[] words) =>
        from numbers in Numbers().Two()
        from rest in Mixed(words, Numbers(), 3)
        select $"{numbers.Item1}.{numbers.Item2}{rest}";

    private static Gen<string> Mixed(string[] words, Gen<string> numbers, int most) =>
        from first in numbers
        from parts in Gen.OneOf(numbers.Select(n => "." + n), numbers, Gen.Elements(words)).ListOf()
        select first + string.Concat(parts.Take(most));
}
