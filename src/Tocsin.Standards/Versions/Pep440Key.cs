using System.Text;

namespace Tocsin.Standards.Versions;

/// <summary>
/// Writes versions of PEP 440 ("Summary of permitted suffixes and relative ordering") and prints them in normal form.
/// <code>
/// epoch, numbers of the release
/// 02              no pre-release, only dev: 1.dev1 before 1a1
/// 03, 04, 05      a, b, rc with its number
/// 06              none
/// 01 | number     post-release, none first
/// number | FF     dev-release, none last
/// local: 02 word, number; 01 end
/// </code>
/// </summary>
internal static class Pep440Key
{
    private const byte None = 1;
    private const byte WordMark = 2;
    private const byte OnlyDev = 2;
    private const byte Alpha = 3;
    private const byte Beta = 4;
    private const byte Candidate = 5;
    private const byte NoPreRelease = 6;
    private const byte NoDev = 0xFF;

    public static void Write(Pep440Parts parts, ref KeyWriter key)
    {
        key.Number(parts.Epoch);
        if (parts.Release.ContainsAnyExcept('0'))
            WriteRelease(parts.Release, ref key);
        var pre = parts.PreRelease switch
        {
            'a' => Alpha,
            'b' => Beta,
            'r' => Candidate,
            _ => parts is { HasDev: true, HasPost: false } ? OnlyDev : NoPreRelease,
        };
        key.Mark(pre);
        if (parts.PreRelease != '\0')
            key.Number(parts.PreNumber);
        WriteNumber(parts.HasPost, parts.PostNumber, None, ref key);
        WriteNumber(parts.HasDev, parts.DevNumber, NoDev, ref key);
        WriteLocal(parts.Local, ref key);
        key.Mark(None);
    }

    public static void Print(ref KeyReader key, StringBuilder text)
    {
        if (key.Number() is var epoch and not "0")
            text.Append(epoch).Append('!');
        if (!key.AtNumber)
            text.Append('0');
        for (var dot = ""; key.AtNumber; dot = ".")
            text.Append(dot).Append(key.Number());
        var pre = key.Mark();
        if (pre is Alpha or Beta or Candidate)
            text.Append(
                    pre == Alpha ? "a"
                    : pre == Beta ? "b"
                    : "rc"
                )
                .Append(key.Number());
        if (!key.Took(None))
            text.Append(".post").Append(key.Number());
        if (!key.Took(NoDev))
            text.Append(".dev").Append(key.Number());
        for (var separator = '+'; !key.Took(None); separator = '.')
            text.Append(separator).Append(key.Took(WordMark) ? key.Word() : key.Number());
    }

    private static void WriteRelease(ReadOnlySpan<char> release, ref KeyWriter key)
    {
        while (true)
        {
            key.Number(VersionText.TakeDigits(ref release));
            if (release.IsEmpty)
                return;
            release = release[1..];
        }
    }

    private static void WriteNumber(bool there, ReadOnlySpan<char> digits, byte none, ref KeyWriter key)
    {
        if (there)
            key.Number(digits);
        else
            key.Mark(none);
    }

    private static void WriteLocal(ReadOnlySpan<char> local, ref KeyWriter key)
    {
        if (local.IsEmpty)
            return;
        Span<char> lower = stackalloc char[VersionScheme.LongestVersion];
        foreach (var range in local.SplitAny('.', '-', '_'))
        {
            var segment = local[range];
            if (segment.ContainsAnyExceptInRange('0', '9'))
            {
                key.Mark(WordMark);
                key.Word(lower[..segment.ToLowerInvariant(lower)]);
            }
            else
            {
                key.Number(segment);
            }
        }
    }
}
