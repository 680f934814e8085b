using Tocsin.Standards.Osv;

namespace Tocsin.Advisories.Matching;

/// <summary>The one line by which people recognise an advisory; many records have no summary.</summary>
public static class RecordTitle
{
    /// <summary>The longest title, in UTF-16 units.</summary>
    public const int Longest = 200;

    /// <summary>The summary, else the first line of the details, else the ID.</summary>
    public static string Of(OsvRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var line = FirstLine(record.Summary);
        if (line.IsEmpty)
            line = FirstLine(record.Details);
        if (line.IsEmpty)
            return record.Id;
        return line.Length <= Longest ? line.ToString() : $"{line[..Cut(line)].TrimEnd()}…";
    }

    private static ReadOnlySpan<char> FirstLine(string? text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            // Markdown's headings and rules say nothing without what follows
            var said = line.Trim().TrimStart('#').Trim();
            if (said.IndexOfAnyExcept("-_=* ") >= 0)
                return said;
        }
        return default;
    }

    // never between the halves of a character
    private static int Cut(ReadOnlySpan<char> line) =>
        char.IsHighSurrogate(line[Longest - 2]) ? Longest - 2 : Longest - 1;
}
