using System.Globalization;
using System.Text;

namespace Tocsin.Standards.Versions;

/// <summary>
/// NuGet (NuGet.Versioning): SemVer with up to four numbers, words without regard to case, build metadata not counted.
/// Here the four numbers have no upper limit.
/// <code>
/// four numbers, then FF for a release, or for a pre-release its labels:
/// 02 number       a label that is a negative number, counted from −2^31
/// number          a label that is a number below 2^31
/// FA word         any other label
/// 01              end
/// </code>
/// </summary>
internal sealed class NuGetScheme() : PackedScheme("NuGet")
{
    private const int Numbers = 4;
    private const byte End = 1;
    private const byte NegativeMark = 2;
    private const byte WordMark = 0xFA;
    private const byte Release = 0xFF;

    protected override bool TryWrite(ReadOnlySpan<char> text, ref KeyWriter key)
    {
        for (var i = 0; i < Numbers; i++)
        {
            var more = i == 0 || VersionText.Took(ref text, '.');
            var digits = more ? VersionText.TakeDigits(ref text) : "0";
            if (digits.IsEmpty)
                return false;
            key.Number(digits);
        }
        var plus = text.IndexOf('+');
        if (plus >= 0)
        {
            if (!AreLabels(text[(plus + 1)..]))
                return false;
            text = text[..plus];
        }
        if (text.IsEmpty)
        {
            key.Mark(Release);
            return true;
        }
        return VersionText.Took(ref text, '-') && TryWriteLabels(text, ref key);
    }

    protected override void Print(ref KeyReader key, StringBuilder text)
    {
        text.Append(key.Number()).Append('.').Append(key.Number()).Append('.').Append(key.Number());
        if (key.Number() is var revision and not "0")
            text.Append('.').Append(revision);
        if (key.Took(Release))
            return;
        for (var separator = '-'; !key.Took(End); separator = '.')
        {
            text.Append(separator);
            if (key.Took(WordMark))
                text.Append(key.Word());
            else if (key.Took(NegativeMark))
                text.Append(long.Parse(key.Number(), CultureInfo.InvariantCulture) + int.MinValue);
            else
                text.Append(key.Number());
        }
    }

    private static bool TryWriteLabels(ReadOnlySpan<char> text, ref KeyWriter key)
    {
        if (!AreLabels(text))
            return false;
        Span<char> lower = stackalloc char[LongestVersion];
        foreach (var range in text.Split('.'))
        {
            var label = text[range];
            // As NuGet does it: a hyphen in front of digits is a sign, and what an Int32 does not hold is a word.
            if (int.TryParse(label, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                if (number < 0)
                    key.Mark(NegativeMark);
                key.Number((ulong)(number < 0 ? (long)number - int.MinValue : number));
                continue;
            }
            key.Mark(WordMark);
            key.Word(lower[..label.ToLowerInvariant(lower)]);
        }
        key.Mark(End);
        return true;
    }

    private static bool AreLabels(ReadOnlySpan<char> text)
    {
        var last = '.';
        foreach (var c in text)
        {
            if (c == '.' ? last == '.' : !char.IsAsciiLetterOrDigit(c) && c != '-')
                return false;
            last = c;
        }
        return last != '.';
    }
}
