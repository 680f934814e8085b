namespace Tocsin.Standards.Versions;

/// <summary>Semantic Versioning 2.0 (semver.org) in one of its dialects.</summary>
/// <param name="ordersBuild">Whether build metadata counts in the order, which SemVer denies and pub wants.</param>
internal sealed class SemVerScheme(string name, SemVerGrammar grammar, bool ordersBuild) : VersionScheme
{
    public override string Name => name;

    // more than any pre-release that people write
    private const int UsualBytes = 96;

    // as many digits of a number always fit, whatever the dialect
    private const int PlainDigits = 15;

    public override bool TryParse(ReadOnlySpan<char> text, out VersionKey key)
    {
        if (TryReadPlain(text, out var numbers))
        {
            key = new(numbers.High, numbers.Middle, numbers.Low, null);
            return true;
        }
        var tail = new KeyWriter(stackalloc byte[UsualBytes]);
        var isRead = SemVerParts.TryRead(text, grammar, out var parts);
        key = isRead ? SemVerKey.Pack(parts, ordersBuild, ref tail) : default;
        return isRead;
    }

    public override bool TryProbe(ReadOnlySpan<char> text, out VersionProbe probe)
    {
        if (TryReadPlain(text, out var numbers))
        {
            probe = new(numbers.High, numbers.Middle, numbers.Low, []);
            return true;
        }
        var tail = new KeyWriter(stackalloc byte[UsualBytes]);
        var isRead = SemVerParts.TryRead(text, grammar, out var parts);
        probe = isRead ? SemVerKey.Probe(parts, ordersBuild, ref tail) : default;
        return isRead;
    }

    public override string Print(VersionKey key) => SemVerKey.Print(key);

    public override bool TryNext(VersionKey key, out VersionKey next)
    {
        next = default;
        return !ordersBuild && SemVerKey.TryNext(key, out next) && TryParse(Print(next), out _);
    }

    // Nine of ten versions are three numbers and nothing else, which all dialects read alike.
    private bool TryReadPlain(ReadOnlySpan<char> text, out (ulong High, ulong Middle, ulong Low) numbers)
    {
        numbers = default;
        if (
            !TakeNumber(ref text, out var major)
            || text is not ['.', ..]
            || !TakeNumber(ref text, out var minor, skip: 1)
            || text is not ['.', ..]
            || !TakeNumber(ref text, out var patch, skip: 1)
            || !text.IsEmpty
        )
            return false;
        numbers = (major + 1, minor, (patch << 1) | 1);
        return true;
    }

    private bool TakeNumber(ref ReadOnlySpan<char> text, out ulong number, int skip = 0)
    {
        number = 0;
        var at = skip;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            number = (number * 10) + (uint)(text[at++] - '0');
        var digits = at - skip;
        if (digits is 0 or > PlainDigits || (digits > 1 && text[skip] == '0' && grammar == SemVerGrammar.NpmStrict))
            return false;
        text = text[at..];
        return true;
    }
}
