using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tocsin.Advisories.Exports;

/// <summary>JSON as the formats are published.</summary>
public static class JsonText
{
    private static readonly JsonWriterOptions indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>UTF-8, indented, members in the order in which they were added.</summary>
    public static byte[] Write(JsonNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, indented))
            node.WriteTo(writer);
        return stream.ToArray();
    }

    /// <summary>The same with the members of every object in ordinal order of their names (CSAF 2.0, 6.3.6).</summary>
    public static byte[] WriteSorted(JsonNode node) => Write(Sorted(node)!);

    /// <summary>A list of texts.</summary>
    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode?)t)];

    /// <summary>A list of objects.</summary>
    public static JsonArray Objects(IEnumerable<JsonObject> objects) => [.. objects];

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject o => new JsonObject(
                o.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))
            ),
            JsonArray a => new JsonArray([.. a.Select(Sorted)]),
            _ => node?.DeepClone(),
        };
}
