using System.Text;

namespace Tocsin.Standards.Versions;

/// <summary>
/// The order that setuptools gave before PEP 440, and <c>packaging.version.LegacyVersion</c> after it: words before numbers,
/// numbers padded to eight digits, those words that mean a pre-release before the end.
/// <code>
/// 02 word         a word; the last is "final"
/// 03 word         digits, at least eight
/// 01              end
/// </code>
/// </summary>
internal static class LegacyPyPi
{
    private const byte End = 1;
    private const byte WordMark = 2;
    private const byte DigitsMark = 3;
    private const int Padded = 8;
    private const string Final = "final";
    private const string Hyphen = "final-";

    public static void Write(ReadOnlySpan<char> text, ref KeyWriter key)
    {
        var parts = new List<string>();
        Span<char> buffer = stackalloc char[VersionScheme.LongestVersion];
        ReadOnlySpan<char> rest = buffer[..text.ToLowerInvariant(buffer)];
        while (!rest.IsEmpty)
        {
            var part = TakePart(ref rest).ToString();
            if (part == ".")
                continue;
            if (char.IsAsciiDigit(part[0]))
                parts.Add(part.PadLeft(Padded, '0'));
            else
                AddWord(parts, part);
        }
        AddWord(parts, Final);
        foreach (var part in parts)
        {
            key.Mark(char.IsAsciiDigit(part[0]) ? DigitsMark : WordMark);
            key.Word(part);
        }
        key.Mark(End);
    }

    /// <summary>The parts between dots and one more dot behind: nothing that PEP 440 reads ends in a dot.</summary>
    public static void Print(ref KeyReader key, StringBuilder text)
    {
        while (!key.Took(End))
        {
            var isNumber = key.Mark() == DigitsMark;
            var part = key.Word();
            if (isNumber && part.Length == Padded)
                part = part.TrimStart('0').PadLeft(1, '0');
            if (part != Final || key.Next != End)
                text.Append(part == Hyphen ? "-" : part).Append('.');
        }
        if (text.Length == 0)
            text.Append('.');
    }

    private static ReadOnlySpan<char> TakePart(ref ReadOnlySpan<char> rest)
    {
        if (rest[0] is '.' or '-')
            return VersionText.Take(ref rest, 1);
        if (char.IsAsciiDigit(rest[0]))
            return VersionText.TakeDigits(ref rest);
        if (char.IsAsciiLetterLower(rest[0]))
            return VersionText.TakeLetters(ref rest);
        var end = 1;
        while (end < rest.Length && rest[end] is not ('.' or '-') && !char.IsAsciiLetterOrDigit(rest[end]))
            end++;
        return VersionText.Take(ref rest, end);
    }

    // A word for a pre-release takes back the hyphens before it, every word the zeros: 1.0-rc is 1rc.
    private static void AddWord(List<string> parts, string spelled)
    {
        var word = spelled switch
        {
            "pre" or "preview" or "rc" => "c",
            "dev" => "@",
            "-" => Hyphen,
            _ => spelled,
        };
        if (string.CompareOrdinal(word, Final) < 0)
            while (parts is [.., Hyphen])
                parts.RemoveAt(parts.Count - 1);
        while (parts is [.., "00000000"])
            parts.RemoveAt(parts.Count - 1);
        parts.Add(word);
    }
}
