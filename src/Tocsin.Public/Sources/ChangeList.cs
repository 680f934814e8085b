using System.Buffers;
using System.Text;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Sources;

/// <summary>
/// OSV's list of what changed, <c>modified_id.csv</c>: a line for each record, <c>2024-01-02T03:04:05Z,ID</c>, or, of several
/// ecosystems, <c>…,Ecosystem/ID</c>.
/// </summary>
/// <param name="Newest">The latest instant of the list.</param>
/// <param name="Changed">What changed at or after the instant that was asked about, as written: <c>ID</c> or <c>Ecosystem/ID</c>.</param>
internal sealed record ChangeList(DateTimeOffset Newest, IReadOnlyList<(DateTimeOffset At, string Record)> Changed)
{
    private const int LongestLine = 500;

    private static readonly SearchValues<char> EcosystemLetters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .:-_+"
    );

    /// <summary>
    /// Reads all lines, in whatever order; lines that are none are passed over, and a list of nothing else is refused
    /// (<c>source.change-list</c>).
    /// </summary>
    /// <param name="since">Null: nothing needs to be listed.</param>
    /// <param name="most">One more than this is listed at most.</param>
    public static Result<ChangeList> Read(Stream utf8, DateTimeOffset? since, int most)
    {
        var (newest, changed) = (DateTimeOffset.MinValue, new List<(DateTimeOffset, string)>());
        using var reader = new StreamReader(utf8, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 64 * 1024);
        while (reader.ReadLine() is { } line)
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            if (comma < 0 || line.Length > LongestLine || !OsvInstant.TryParse(line[..comma], out var at))
                continue;
            if (at > newest)
                newest = at;
            if (at >= since && changed.Count <= most && IsRecord(line.AsSpan(comma + 1)))
                changed.Add((at, line[(comma + 1)..].Trim()));
        }
        return newest == DateTimeOffset.MinValue
            ? Problem.Invalid("source.change-list", "The list of changes is none.")
            : new ChangeList(newest, changed);
    }

    /// <summary>The path of a record below the folder of the list, escaped.</summary>
    public static string PathOf(string record) =>
        string.Join('/', record.Split('/').Select(Uri.EscapeDataString)) + ".json";

    private static bool IsRecord(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        return OsvReader.IsId(text[(slash + 1)..].Trim().ToString()) && (slash < 0 || IsEcosystem(text[..slash]));
    }

    // crates.io, GitHub Actions, Debian:12
    private static bool IsEcosystem(ReadOnlySpan<char> text) =>
        text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && text.IndexOfAnyExcept(EcosystemLetters) < 0;
}
