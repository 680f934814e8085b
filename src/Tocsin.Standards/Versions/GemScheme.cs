using System.Text;

namespace Tocsin.Standards.Versions;

/// <summary>
/// RubyGems (Gem::Version): numbers and words, missing ones are 0, words before numbers, a hyphen reads <c>.pre.</c>. More
/// lenient than rubygems.org in one thing: letters may follow the first number (<c>1beta</c>).
/// <code>
/// 01 k word       after k zeros: the more zeros the later
/// 02              end: zeros without end
/// 03 255−k number after k zeros, k > 0: the more zeros the sooner
/// number          not 0
/// </code>
/// </summary>
internal sealed class GemScheme() : PackedScheme("RubyGems")
{
    private const byte WordMark = 1;
    private const byte End = 2;
    private const byte ZerosMark = 3;

    protected override bool TryWrite(ReadOnlySpan<char> text, ref KeyWriter key)
    {
        if (!IsVersion(text))
            return false;
        var zeros = 0;
        var onlyNumbers = true;
        while (!text.IsEmpty)
        {
            var digits = VersionText.TakeDigits(ref text);
            if (!digits.IsEmpty)
            {
                if (digits.ContainsAnyExcept('0'))
                {
                    Number(digits, zeros, ref key);
                    zeros = 0;
                }
                else
                {
                    zeros++;
                }
                continue;
            }
            var word = VersionText.TakeLetters(ref text);
            if (word.IsEmpty)
            {
                if (VersionText.Take(ref text, 1) is not ['-'])
                    continue;
                word = "pre";
            }
            // Gem::Version drops the zeros at the end of the numbers in front: 1.0.a is 1.a.
            key.Run(WordMark, onlyNumbers ? 0 : zeros, longerIsLess: false);
            key.Word(word);
            onlyNumbers = false;
            zeros = 0;
        }
        key.Mark(End);
        return true;
    }

    protected override void Print(ref KeyReader key, StringBuilder text)
    {
        while (true)
        {
            var zeros = 0;
            string? part = null;
            if (key.Took(WordMark))
                (zeros, part) = (key.Mark(), key.Word());
            else if (key.Took(ZerosMark))
                (zeros, part) = (byte.MaxValue - key.Mark(), key.Number());
            else if (key.AtNumber)
                part = key.Number();

            if (text.Length == 0 && (part is null || !char.IsAsciiDigit(part[0])))
                zeros = 1;
            for (; zeros > 0; zeros--)
                Append(text, "0");
            if (part is null)
                return;
            Append(text, part);
        }
    }

    private static void Append(StringBuilder text, string part) =>
        text.Append(text.Length == 0 ? "" : ".").Append(part);

    private static void Number(ReadOnlySpan<char> digits, int zeros, ref KeyWriter key)
    {
        if (zeros > 0)
            key.Run(ZerosMark, zeros, longerIsLess: true);
        key.Number(digits);
    }

    /// <summary>Numbers and letters between dots, the first a number; hyphens only where Gem::Version allows them.</summary>
    private static bool IsVersion(ReadOnlySpan<char> text)
    {
        if (!char.IsAsciiDigit(text[0]))
            return false;
        var hyphen = false;
        var last = '\0';
        foreach (var c in text)
        {
            var follows = c switch
            {
                '.' => last != '.',
                '-' => hyphen || last != '.',
                _ => char.IsAsciiLetterOrDigit(c),
            };
            if (!follows)
                return false;
            hyphen |= c == '-';
            last = c;
        }
        return last != '.';
    }
}
