using System.Text;

namespace Tocsin.Public.Export;

/// <summary>
/// Which content type each file has, for whoever sets up what serves them: a pattern and a type a line, the first that fits holds.
/// </summary>
internal static class ContentTypeList
{
    /// <param name="types">The type by path.</param>
    public static string Of(IReadOnlyDictionary<string, string> types)
    {
        var text = new StringBuilder();
        var usual = types
            .GroupBy(t => EndingOf(t.Key), StringComparer.Ordinal)
            .Select(ending =>
                (
                    Ending: ending.Key,
                    Type: ending
                        .GroupBy(t => t.Value, StringComparer.Ordinal)
                        .OrderByDescending(type => type.Count())
                        .ThenBy(type => type.Key, StringComparer.Ordinal)
                        .First()
                        .Key
                )
            )
            .OrderBy(ending => ending.Ending, StringComparer.Ordinal)
            .ToDictionary(ending => ending.Ending, ending => ending.Type, StringComparer.Ordinal);
        foreach (var (path, type) in types.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            if (usual[EndingOf(path)] != type)
                text.Append(path).Append('\t').Append(type).Append('\n');
        }
        foreach (var (ending, type) in usual)
            text.Append('*').Append(ending).Append('\t').Append(type).Append('\n');
        return text.ToString();
    }

    private static string EndingOf(string path) => Path.GetExtension(path);
}
