using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tocsin.Workspace.CveIds;

/// <summary>
/// A CNA's container as text that is equal exactly where two say the same: members in order of their names, without what the
/// service writes into it by itself (<c>providerMetadata</c>).
/// </summary>
internal static class CveRecordJson
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Canonical(JsonObject container) =>
        Sorted(Sent(container))!.ToJsonString(Indented).ReplaceLineEndings("\n");

    /// <summary>As it is sent: who says it is for the service to add, by whose key it was.</summary>
    public static JsonObject Sent(JsonObject container)
    {
        var copy = container.DeepClone().AsObject();
        copy.Remove("providerMetadata");
        return copy;
    }

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members
                    .OrderBy(m => m.Key, StringComparer.Ordinal)
                    .Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))
            ),
            JsonArray items => new JsonArray([.. items.Select(Sorted)]),
            _ => node?.DeepClone(),
        };
}
