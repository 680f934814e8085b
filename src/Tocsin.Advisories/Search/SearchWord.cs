using System.Text;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Advisories.Search;

/// <summary>One word that is searched for.</summary>
/// <param name="Utf8">In lower case.</param>
internal sealed record SearchWord(byte[] Utf8)
{
    /// <summary>Shorter words are found at the beginning of another only.</summary>
    public const int ShortestWithin = 3;

    /// <summary>How many slips are forgiven: none in a word of three letters, two in a long one.</summary>
    public int Slips =>
        Utf8.Length switch
        {
            < 4 => 0,
            < 7 => 1,
            _ => 2,
        };

    public static IReadOnlyList<SearchWord> Of(string? text) =>
        [
            .. (text ?? "")
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Take(AdvisorySearch.MostWords)
                .Select(word => SearchTerms.Trimmed(Name(word)).ToString().ToLowerInvariant())
                .Where(word => word.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Select(word => new SearchWord(Encoding.UTF8.GetBytes(word))),
        ];

    private static string Name(string word) =>
        PackageUrl.Parse(word).TryGet(out var url, out _) && url.Package is { } package ? package.Name : word;
}
