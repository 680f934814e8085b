namespace Tocsin.Advisories.Matching;

/// <summary>The spelling under which a package is found: ecosystems differ in what they hold to be the same name.</summary>
internal static class PackageKey
{
    /// <summary>
    /// PyPI: PEP 503. NuGet, Packagist, Hex and GitHub Actions: letters of either case. Elsewhere the name itself, and no copy of it.
    /// </summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> ecosystem, ReadOnlySpan<char> name, Span<char> scratch) =>
        SpellingOf(ecosystem) switch
        {
            Spelling.Pep503 => Pep503(name, scratch),
            Spelling.AnyCase => Lower(name, scratch),
            _ => name,
        };

    /// <summary>Whether names of this ecosystem are found as they are written, without another spelling.</summary>
    public static bool IsAsWritten(ReadOnlySpan<char> ecosystem) => SpellingOf(ecosystem) == Spelling.AsWritten;

    public static string Of(string ecosystem, string name)
    {
        var key = Of(ecosystem, name, new char[name.Length]);
        return key.SequenceEqual(name) ? name : key.ToString();
    }

    /// <summary>An ecosystem without what follows a colon: <c>Debian</c> of <c>Debian:12</c>.</summary>
    public static ReadOnlySpan<char> Base(ReadOnlySpan<char> ecosystem)
    {
        var colon = ecosystem.IndexOf(':');
        return colon < 0 ? ecosystem : ecosystem[..colon];
    }

    private static Spelling SpellingOf(ReadOnlySpan<char> ecosystem) =>
        Base(ecosystem) switch
        {
            "PyPI" => Spelling.Pep503,
            "NuGet" or "Packagist" or "Hex" or "GitHub Actions" => Spelling.AnyCase,
            _ => Spelling.AsWritten,
        };

    private enum Spelling
    {
        AsWritten,
        AnyCase,
        Pep503,
    }

    private static ReadOnlySpan<char> Lower(ReadOnlySpan<char> name, Span<char> scratch)
    {
        if (name.IndexOfAnyInRange('A', 'Z') < 0)
            return name;
        for (var i = 0; i < name.Length; i++)
            scratch[i] = char.IsAsciiLetterUpper(name[i]) ? (char)(name[i] | 0x20) : name[i];
        return scratch[..name.Length];
    }

    private static ReadOnlySpan<char> Pep503(ReadOnlySpan<char> name, Span<char> scratch)
    {
        var length = 0;
        foreach (var c in name)
        {
            if (c is not ('-' or '_' or '.'))
                scratch[length++] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
            else if (length == 0 || scratch[length - 1] != '-')
                scratch[length++] = '-';
        }
        return scratch[..length];
    }
}
