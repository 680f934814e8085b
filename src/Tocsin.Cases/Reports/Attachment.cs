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

    /// <summary>A name that is safe to offer for saving: the last part of a path, without control characters.</summary>
    public static string CleanName(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var kept = string.Concat(
                last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))
            )
            .Trim(' ', '.');
        return kept.Length == 0 ? "attachment" : kept[..Math.Min(kept.Length, LongestName)];
    }
}
