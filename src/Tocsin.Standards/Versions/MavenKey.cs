using System.Text;

namespace Tocsin.Standards.Versions;

/// <summary>
/// Writes Maven versions. A step is zeros, perhaps after a hyphen, and what ends them: a word or a number above 0. Nulls
/// before a hyphen and at the end are none. What is shorter than another has nulls for what it lacks, so a step that ends in a
/// word for something before the release comes before the end, any other after it.
/// <code>
/// before the end: .word, −zeros word (more zeros later), .zeros word (more zeros later)
/// 02 q            03 k q                                 04 k q
/// 05              end
/// after the end:  .word, −zeros word, −zeros number, .zeros word, .zeros number (more zeros sooner), .number
///                 06 q   07 k q       08 255−k n     09 k q       0A 255−k n                         n
/// </code>
/// </summary>
internal static class MavenKey
{
    private const byte DotEarly = 2;
    private const byte HyphenEarly = 3;
    private const byte ZerosEarly = 4;
    private const byte End = 5;
    private const byte DotWord = 6;
    private const byte HyphenWord = 7;
    private const byte HyphenNumber = 8;
    private const byte ZerosWord = 9;
    private const byte ZerosNumber = 0x0A;

    public static void Write(scoped ReadOnlySpan<char> lowerCase, ref KeyWriter key)
    {
        var tokens = new MavenTokens(lowerCase);
        var hyphen = false;
        var zeros = 0;
        while (tokens.MoveNext())
        {
            if (tokens.AfterHyphen)
                (hyphen, zeros) = (true, 0);
            if (tokens.IsNull)
            {
                zeros++;
                continue;
            }
            if (tokens.IsNumber)
                WriteNumber(hyphen, zeros, tokens.Token, ref key);
            else
                WriteWord(hyphen, zeros, tokens.Qualifier, tokens.Token, ref key);
            (hyphen, zeros) = (false, 0);
        }
        key.Mark(End);
    }

    public static void Print(ref KeyReader key, StringBuilder text)
    {
        while (!key.Took(End))
        {
            var mark = key.AtNumber ? (byte)0 : key.Mark();
            var zeros =
                mark is 0 or DotEarly or DotWord ? 0
                : mark is HyphenNumber or ZerosNumber ? byte.MaxValue - key.Mark()
                : key.Mark();
            var separator = mark is HyphenEarly or HyphenWord or HyphenNumber ? '-' : '.';
            if (text.Length == 0 && separator == '-')
                text.Append('0');
            for (; zeros > 0; zeros--, separator = '.')
                Separate(text, separator).Append('0');
            Separate(text, separator);
            if (mark is 0 or HyphenNumber or ZerosNumber)
                text.Append(key.Number());
            else
                PrintWord(ref key, text);
        }
        if (text.Length == 0)
            text.Append('0');
    }

    private static StringBuilder Separate(StringBuilder text, char separator) =>
        text.Length == 0 ? text : text.Append(separator);

    private static void PrintWord(ref KeyReader key, StringBuilder text)
    {
        var qualifier = (MavenQualifier)key.Mark();
        var word = qualifier == MavenQualifier.Other ? key.Word() : qualifier.ToString().ToLowerInvariant();
        text.Append(word);
        // a-1 would be read as alpha 1; the 0 keeps the two apart and does not count before a hyphen.
        if (word is "a" or "b" or "m" && key.Next == HyphenNumber)
            text.Append(".0");
    }

    private static void WriteNumber(bool hyphen, int zeros, scoped ReadOnlySpan<char> digits, ref KeyWriter key)
    {
        if (hyphen)
            key.Run(HyphenNumber, zeros, longerIsLess: true);
        else if (zeros > 0)
            key.Run(ZerosNumber, zeros, longerIsLess: true);
        key.Number(digits);
    }

    private static void WriteWord(
        bool hyphen,
        int zeros,
        MavenQualifier qualifier,
        scoped ReadOnlySpan<char> word,
        ref KeyWriter key
    )
    {
        var early = qualifier < MavenQualifier.Release;
        if (hyphen)
            key.Run(early ? HyphenEarly : HyphenWord, zeros, longerIsLess: false);
        else if (zeros > 0)
            key.Run(early ? ZerosEarly : ZerosWord, zeros, longerIsLess: false);
        else
            key.Mark(early ? DotEarly : DotWord);
        key.Mark((byte)qualifier);
        if (qualifier == MavenQualifier.Other)
            key.Word(word);
    }
}
