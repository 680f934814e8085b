using System.Globalization;
using System.Text;
using Tocsin.Ledger.Files;

namespace Tocsin.Cases.Reports;

/// <summary>A sealed file of a case: where it lies, and the key that opens it.</summary>
/// <param name="FileId">Names the sealed chunks in the store; tells nothing.</param>
/// <param name="Name">As the sender called it, cleaned of paths and control characters.</param>
/// <param name="Size">In bytes, in clear.</param>
/// <param name="Key">It exists only here, inside sealed text.</param>
public sealed record Attachment(string FileId, string Name, long Size, FileKey Key)
{
    /// <summary>At most so many with one message.</summary>
    public const int Most = 5;

    /// <summary>At most so large, each, in bytes.</summary>
    public const long Largest = 10 * 1024 * 1024;

    /// <summary>The longest name kept, in UTF-16 units.</summary>
    public const int LongestName = 120;

    /// <summary>
    /// A name that is safe to offer for saving: the last part of a path, without control characters and without those
    /// that turn the direction of writing, which make one ending look like another.
    /// </summary>
    public static string CleanName(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var kept = new StringBuilder();
        foreach (var rune in last.EnumerateRunes().Where(IsHarmless))
        {
            if (kept.Length + rune.Utf16SequenceLength > LongestName)
                break;
            kept.Append(rune);
        }
        var clean = kept.ToString().Trim(' ', '.');
        return clean.Length == 0 ? "attachment" : clean;
    }

    // what is no valid UTF-16 comes as U+FFFD
    private static bool IsHarmless(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            )
        && !(rune.IsBmp && "\"<>|:*?".Contains((char)rune.Value, StringComparison.Ordinal));
}
